//! The texts of the printed report, in Indonesian only, since it is the office's record.

use domain::evaluation::{Period, percent};
use domain::renewal::{RejectReason, ReturnReason};
use domain::standard::ClockOwner;
use domain::survey::Grade;

pub const TITLE: &str = "Laporan Evaluasi Pelayanan";
pub const PERIOD: &str = "Masa";
pub const UNTIL: &str = "Keadaan sampai";
pub const CLOSED: &str = "Ditutup";
pub const DIGEST: &str = "Sidik angka (SHA-256)";
pub const HEAD: &str = "Segel catatan";
pub const APPLICATIONS: &str = "Permohonan";
pub const COUNT_HEAD: [&str; 2] = ["Uraian", "Jumlah"];
pub const BY_HOLDER: &str = "Masuk, diajukan sendiri oleh pemohon";
pub const BY_OFFICE: &str = "Masuk, diajukan petugas untuk pemohon";
pub const FINISHED: &str = "Selesai";
pub const REJECTED: &str = "Ditolak";
pub const WITHDRAWN: &str = "Ditarik oleh pemohon";
pub const CANCELLED: &str = "Pengajuan dibatalkan kantor";
pub const OPEN: &str = "Belum selesai pada akhir masa";
pub const ENDING: &str = "Sertifikat yang berakhir dalam 90 hari sesudahnya";
pub const ACTS: &str = "Tindakan petugas";
pub const STOOD_IN: &str = "Tindakan oleh petugas yang mewakili (pelimpahan)";
pub const TIMES: &str = "Waktu penyelesaian";
pub const TIMES_NOTE: &str = "Waktu di kantor dihitung dalam jam kerja, waktu di BSrE dalam waktu kalender; keduanya tidak dijumlahkan. Median dan persentil \
                              ke-90 menurut peringkat terdekat (nearest rank).";
pub const TIMES_HEAD: [&str; 8] =
    ["No.", "Langkah", "Batas waktu", "Jumlah", "Median", "Persentil 90", "Tepat waktu", "Terlambat kini"];
pub const WHOLE_OFFICE: &str = "Seluruh permohonan, waktu di kantor";
pub const WHOLE_AUTHORITY: &str = "Seluruh permohonan, waktu di BSrE";
pub const RETURNS: &str = "Pengembalian dan penolakan menurut alasan";
pub const RETURNS_ALL: &str = "Dikembalikan untuk dilengkapi";
pub const COMPLAINTS: &str = "Pengaduan";
pub const RECEIVED: &str = "Masuk";
pub const REOPENED: &str = "Dibuka kembali karena belum tuntas";
pub const COMPLAINTS_WITHDRAWN: &str = "Ditarik oleh pelapor";
pub const COMPLAINTS_OPEN: &str = "Menunggu jawaban pada akhir masa";
pub const COMPLAINTS_OVERDUE: &str = "Di antaranya terlambat";
pub const CLASSES_HEAD: [&str; 5] = ["Golongan", "Batas waktu", "Dijawab", "Tepat waktu", "Setelah diperpanjang"];
pub const UNCLASSIFIED: &str = "Belum digolongkan";
pub const LAW: &str = "60 hari (Perpres 76/2013)";
pub const SURVEY: &str = "Survei Kepuasan Masyarakat (SKM)";
pub const INDEX: &str = "Indeks (IKM)";
pub const TOO_FEW: &str = "Jawaban belum cukup untuk sebuah nilai";
pub const RESPONDENTS: &str = "Responden";
pub const SERVED: &str = "Layanan yang tuntas";
pub const SLOWEST: &str = "Permohonan yang paling lama di kantor";
pub const SLOWEST_HEAD: [&str; 3] = ["Nomor permohonan", "Waktu di kantor", "Waktu di BSrE"];
pub const MINUTES: &str = "Notulen rapat";
pub const DECISIONS: &str = "Keputusan rapat";
pub const WRITTEN: &str = "Ditulis";
pub const NONE: &str = "-";
pub const ERASED: &str = "Masa simpan isinya sudah habis.";

/// Formats a period.
pub fn period(period: Period) -> String {
    format!("{} – {}", period.first().indonesian(), period.last().indonesian())
}

/// Formats whose step it is, beside its wording.
pub fn step(title: &str, clock: ClockOwner) -> String {
    match clock {
        ClockOwner::Office => title.to_owned(),
        ClockOwner::Authority => format!("{title} (BSrE)"),
    }
}

/// Formats the heading of a version of the standard.
pub fn version(digest: &str) -> String {
    format!("{TIMES} menurut versi standar {}", digest.get(..8).unwrap_or(digest))
}

/// Formats how many were in time, of those that had a limit.
pub fn in_time(part: u32, whole: u32) -> String {
    percent(part, whole).map_or_else(|| NONE.to_owned(), |percent| format!("{part} dari {whole} ({percent} %)"))
}

/// Formats by whom and when something was done.
pub fn at_by(at: &str, by: &str) -> String {
    if by.is_empty() { format!("{at}, otomatis") } else { format!("{at}, oleh {by}") }
}

/// Formats an index in hundredths of a point, with its grade.
pub fn index(index: u32, grade: Grade) -> String {
    let meaning = match grade {
        Grade::A => "sangat baik",
        Grade::B => "baik",
        Grade::C => "kurang baik",
        Grade::D => "tidak baik",
    };
    format!("{},{:02} – {grade:?} ({meaning})", index / 100, index % 100)
}

/// Formats how many answered, of those that are needed.
pub fn sample(respondents: u32, needed: u32) -> String {
    format!("{respondents} dari {needed} yang diperlukan")
}

/// Formats why a case was returned.
pub const fn return_reason(reason: ReturnReason) -> &'static str {
    match reason {
        ReturnReason::Unreadable => "Dikembalikan: tidak terbaca",
        ReturnReason::Unsigned => "Dikembalikan: tanda tangan atau stempel tidak ada",
        ReturnReason::WrongDocument => "Dikembalikan: dokumen orang lain atau untuk keperluan lain",
        ReturnReason::Outdated => "Dikembalikan: terlalu lama, atau tanpa tanggal atau nomor",
        ReturnReason::DataDiffers => "Dikembalikan: data tidak sesuai dengan bukti",
        ReturnReason::FiledForYou => "Dikembalikan: diajukan petugas",
        ReturnReason::Other => "Dikembalikan: alasan lain",
    }
}

/// Formats why a case was rejected.
pub const fn reject_reason(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::NotEmployed => "Ditolak: tidak lagi bekerja di instansi ini",
        RejectReason::NotRecommended => "Ditolak: tidak direkomendasikan pimpinan unit kerja",
        RejectReason::NotGenuine => "Ditolak: dokumen tidak asli",
        RejectReason::Repeated => "Ditolak: permohonan ganda",
        RejectReason::Other => "Ditolak: alasan lain",
    }
}
