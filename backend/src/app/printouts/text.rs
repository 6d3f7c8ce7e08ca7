//! The texts of printouts, in Indonesian only, since they are the office's records.

use domain::api::HeadOfUnit;
use domain::moment::Date;
use domain::person::DataField;
use domain::standard::{ClockOwner, Role, TimeLimit, TimeUnit};

use crate::web::standard_page::Language;

pub const SHEET: &str = "Lembar Disposisi";
pub const REPORT: &str = "Laporan Pembaruan Sertifikat Elektronik";
pub const PROGRAM: &str = "Sistem";
pub const REFERENCE: &str = "Nomor permohonan";
pub const NAME: &str = "Nama";
pub const NIP: &str = "NIP";
pub const UNIT: &str = "Unit kerja";
pub const POSITION: &str = "Jabatan";
pub const SUBJECT: &str = "Perihal";
pub const SUBJECT_TEXT: &str = "Permohonan pembaruan sertifikat elektronik";
pub const SENT: &str = "Dikirim";
pub const RECEIVED: &str = "Diterima";
pub const RECOMMENDED: &str = "Rekomendasi";
pub const THE_HOLDER: &str = "pemohon sendiri";
pub const HOLDER: &str = "Pemohon";
pub const SHEET_HEAD: [&str; 5] = ["Dari", "Kepada", "Oleh", "Waktu", "Isi disposisi"];
pub const CHANGES: &str = "Data yang diubah";
pub const NO_CHANGES: &str = "Tidak ada data yang diubah.";
pub const CHANGES_HEAD: [&str; 3] = ["Data", "Semula", "Menjadi"];
pub const STEPS: &str = "Langkah prosedur";
pub const STEPS_HEAD: [&str; 6] = ["No.", "Kegiatan", "Pelaksana", "Mulai", "Selesai", "Waktu terpakai"];
pub const TIME: &str = "Waktu yang terpakai";
pub const OFFICE_TIME: &str = "Kantor (jam kerja)";
pub const AUTHORITY_TIME: &str = "BSrE (waktu kalender)";
pub const HOLDER_TIME: &str = "Pemohon (tidak dihitung)";
pub const CERTIFICATE: &str = "Sertifikat";
pub const NO_CERTIFICATE: &str = "Belum ada sertifikat.";
pub const SERIAL: &str = "Nomor seri";
pub const VALID_FROM: &str = "Berlaku sejak";
pub const VALID_TO: &str = "Berlaku sampai";
pub const REMARK: &str = "Catatan";
pub const MADE_BY: &str = "Dibuat oleh";
pub const MADE_AT: &str = "Waktu dibuat";
pub const NONE: &str = "-";
pub const ERASED: &str = "dihapus menurut masa simpan";

/// Formats a name with that of the colleague in whose place the person acted.
pub fn in_place_of(name: &str, colleague: &str) -> String {
    format!("{name} (mewakili {colleague})")
}

/// Formats a name with the role in which the person acted, if it is known.
pub fn named(name: &str, role: Option<String>) -> String {
    role.map_or_else(|| name.to_owned(), |role| format!("{name}, {role}"))
}

/// Formats who recommended the application in the program.
pub fn recommended(by: &HeadOfUnit, at: &str) -> String {
    format!("secara elektronik oleh {}, {}, {}; {at}", by.name, by.position, by.unit)
}

/// Formats the role in which somebody acted; a delegate's is marked.
pub fn acted_as(role: Role, in_place: bool) -> String {
    let name = Language::Indonesian.words().role(role);
    let head = matches!(role, Role::AgencyHead | Role::DivisionHead);
    if head && in_place { format!("Plh. {name}") } else { name.to_owned() }
}

/// Formats the name of an officer who sent the application for the holder.
pub fn for_the_holder(name: &str) -> String {
    format!("{name} untuk pemohon")
}

/// Formats when something was done, and by whom.
pub fn at_by(moment: &str, by: &str) -> String {
    format!("{moment}, oleh {by}")
}

/// Formats why somebody passed the case back.
pub fn passed_back(words: &str) -> String {
    format!("Dikembalikan: {words}")
}

/// Formats the foot of a page.
pub fn page_of(page: usize, pages: usize) -> String {
    format!("Halaman {page} dari {pages}")
}

/// Formats until when the case is kept.
pub fn kept_until(date: Date) -> String {
    format!("Disimpan sampai {} sesuai masa simpan.", date.indonesian())
}

/// Formats the time that a step took, beside its limit.
pub fn time_used(used: i64, limit: Option<(TimeLimit, ClockOwner)>) -> String {
    match limit {
        Some((limit, clock)) => format!("{} dari {}", duration(used), limit_text(limit, clock)),
        None => duration(used),
    }
}

/// Formats seconds as hours and minutes, rounded up.
pub fn duration(seconds: i64) -> String {
    let minutes = (seconds.max(0) + 59) / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} menit"),
        (hours, 0) => format!("{hours} jam"),
        (hours, minutes) => format!("{hours} jam {minutes} menit"),
    }
}

/// Formats a time limit.
pub fn limit_text(limit: TimeLimit, clock: ClockOwner) -> String {
    let unit = match (limit.unit, clock) {
        (TimeUnit::Minutes, _) => "menit",
        (TimeUnit::Hours, _) => "jam",
        (TimeUnit::Days, ClockOwner::Office) => "hari kerja",
        (TimeUnit::Days, ClockOwner::Authority) => "hari",
    };
    format!("{} {unit}", limit.amount)
}

/// Formats alternative roles, named as on the standard's page.
pub fn roles(roles: &[Role]) -> String {
    let words = Language::Indonesian.words();
    let names: Vec<&str> = roles.iter().map(|role| words.role(*role)).collect();
    names.join(" atau ")
}

/// Returns the name of a field.
pub const fn field(field: DataField) -> &'static str {
    match field {
        DataField::Name => NAME,
        DataField::Nik => "NIK",
        DataField::Nip => NIP,
        DataField::Email => "E-mail dinas",
        DataField::Mobile => "Nomor ponsel",
        DataField::Unit => UNIT,
        DataField::Position => POSITION,
        DataField::Rank => "Pangkat/golongan",
    }
}
