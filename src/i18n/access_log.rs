//! Which officers saw one's data, and at which terminals the account was opened.

use domain::api::AccessedData;
use domain::standard::Role;

use super::{pick, role};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// What an officer saw or did.
pub fn data(data: AccessedData) -> &'static str {
    let t = t();
    match data {
        AccessedData::Case => t.case,
        AccessedData::File => t.file,
        AccessedData::Nik => t.nik,
        AccessedData::Sheet => t.sheet,
        AccessedData::Report => t.report,
        AccessedData::Search => t.search,
        AccessedData::Table => t.table,
        AccessedData::Query => t.query,
        AccessedData::Collective => t.collective,
        AccessedData::Complaint => t.complaint,
        AccessedData::KeyReport => t.key_report,
        AccessedData::Recommendation => t.recommendation,
        AccessedData::HeadOfUnit => t.head,
        AccessedData::Account => t.account,
    }
}

/// By whom: "oleh staf pelayanan, verifikator".
pub fn by(data: AccessedData, held: &[Role]) -> String {
    match data {
        AccessedData::Recommendation => t().by_head.into(),
        AccessedData::HeadOfUnit => t().by_employee.into(),
        _ => [role::by(), &roles(held)].concat(),
    }
}

/// "staf pelayanan, verifikator"; "petugas" where no role is known.
fn roles(roles: &[Role]) -> String {
    let named: Vec<&str> = roles.iter().map(|role| role::role(*role)).collect();
    if named.is_empty() { t().an_officer.into() } else { named.join(", ") }
}

texts! {
    title: "Siapa yang melihat data Anda", "Who has seen your data";
    lead: "Setiap kali petugas membuka permohonan, pengaduan, berkas, atau NIK Anda, menemukan Anda lewat pencarian, atau mengunduh tabel permohonan yang memuat data Anda, hal itu dicatat di sini; begitu pula yang dilihat saat rekomendasi diminta, dan setiap kali seseorang masuk ke akun Anda di sebuah terminal.", "Each time an officer opens your application, your complaint, a file or your NIK, finds you in a search, or downloads a table of applications that includes you, it is recorded here; so is what is seen when a recommendation is requested, and each log-in to your account at a terminal.";
    none: "Belum ada catatan.", "There are no records yet.";
    case: "Permohonan dibuka", "Opened your application";
    file: "Surat atau dokumen dibuka", "Opened a letter or document";
    nik: "NIK ditampilkan lengkap", "Displayed your full NIK";
    sheet: "Lembar disposisi dibuka", "Opened the disposition sheet";
    report: "Laporan pembaruan dibuka", "Opened the renewal report";
    search: "Muncul dalam hasil pencarian permohonan", "Saw you in a search for applications";
    table: "Tercantum dalam tabel permohonan yang diunduh", "Included in a downloaded table of applications";
    query: "Data dicari untuk mengajukan permohonan", "Looked you up to file an application";
    collective: "Muncul dalam daftar pembaruan bersama", "Saw you in a list for a collective renewal";
    complaint: "Pengaduan Anda dibuka", "Opened your complaint";
    key_report: "Laporan kunci dibuka", "Opened your key report";
    recommendation: "Permintaan rekomendasi Anda dibuka", "Opened your request for a recommendation";
    an_officer: "petugas", "an officer";
    by_head: "oleh kepala unit kerja yang Anda mintai", "by the head of unit whom you asked";
    head: "Nama, jabatan, dan unit kerja Anda dicari untuk meminta rekomendasi", "Looked up your name, position and unit to ask for a recommendation";
    by_employee: "oleh pegawai instansi Anda", "by an employee of your agency";
    account: "Masuk ke akun Anda", "Log-in to your account";
    terminal: "Di terminal {}, {}", "At terminal {}, {}";
    times: " ({} kali pada hari itu)", " ({} times that day)";
    more: "Ditampilkan 200 catatan terbaru.", "The 200 latest records are shown.";
    unknown: "Ada yang tidak Anda kenali? Tanyakan kepada petugas di bawah halaman ini.", "Is there anything you don't recognise? Ask the office named at the foot of this page.";
}
