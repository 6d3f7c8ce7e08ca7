//! The text around a standard, in both languages. The standard itself is not translated.
//!
//! Longer than 250 lines because both languages stand side by side.

use domain::standard::{ContactKind, Role, StepKind, TimeLimit, TimeUnit, Wording};
use maud::{Markup, html};

/// The language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Indonesian.
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Returns its texts.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Indonesian => &ID,
            Self::English => &EN,
        }
    }

    /// Returns the query that asks for a page in it.
    pub const fn query(self) -> &'static str {
        match self {
            Self::Indonesian => "",
            Self::English => "?bahasa=en",
        }
    }

    /// Returns its code in HTML.
    pub const fn tag(self) -> &'static str {
        self.words().tag
    }
}

/// The texts of the page.
#[allow(missing_docs, reason = "each is named for what it says")]
pub struct Words {
    pub tag: &'static str,
    /// The standard's language, if it differs from the page's.
    pub source: Option<&'static str>,
    pub binding: Option<&'static str>,
    pub other: &'static str,
    pub other_tag: &'static str,
    pub other_query: &'static str,
    pub language: &'static str,
    pub skip: &'static str,
    pub all: &'static str,
    pub way_back: &'static str,
    /// Leads to the first page.
    pub home: &'static str,
    /// Where to ask, whatever the agency.
    pub help_anywhere: &'static str,
    pub privacy: &'static str,
    pub personal_data: &'static str,
    pub kept_for_a_year: &'static str,
    pub kept_for_years: &'static str,
    pub kept_until_set: &'static str,
    pub controller: &'static str,
    /// Names of the pages about the service: help, accessibility, who runs it.
    pub pages: [&'static str; 3],
    pub performance: &'static str,
    pub sample_letter: &'static str,
    pub help: &'static str,
    pub unknown: &'static str,
    pub unknown_body: &'static str,
    pub title: &'static str,
    pub office: &'static str,
    pub number: &'static str,
    pub made: &'static str,
    pub effective: &'static str,
    pub approved_by: &'static str,
    pub requirements: &'static str,
    pub procedure: &'static str,
    pub duration: &'static str,
    pub hours: &'static str,
    pub pause: &'static str,
    pub fee: &'static str,
    pub product: &'static str,
    pub complaints: &'static str,
    pub channels: &'static str,
    pub complain: &'static str,
    pub revocation: &'static str,
    pub revocation_general: &'static str,
    pub report_key: &'static str,
    pub suspension_limit: &'static str,
    pub revocation_limit: &'static str,
    pub flow: &'static str,
    pub classes: &'static str,
    pub legal_basis: &'static str,
    pub steps: &'static str,
    pub no: &'static str,
    pub activity: &'static str,
    pub actors: &'static str,
    pub documents: &'static str,
    pub limit: &'static str,
    pub output: &'static str,
    pub remark: &'static str,
    pub total: &'static str,
    pub or: &'static str,
    pub when_changed: &'static str,
    pub chart: &'static str,
    pub chart_description: &'static str,
    pub legend: &'static str,
    pub legend_when: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub yes: &'static str,
    pub no_exit: &'static str,
    pub completes: &'static str,
    pub weekdays: [&'static str; 7],
    roles: [&'static str; 8],
    kinds: [&'static str; 10],
    channel_kinds: [&'static str; 7],
    units: [[&'static str; 2]; 3],
}

impl Words {
    /// Renders the wording of a step or duration.
    pub fn wording(&self, wording: &Wording) -> Markup {
        html! { (self.plain(wording)) }
    }

    /// Returns it as plain text.
    pub fn plain<'a>(&self, wording: &'a Wording) -> &'a str {
        if self.source.is_some() { &wording.en } else { &wording.id }
    }

    /// Formats a duration like "10 menit".
    pub fn limit(&self, limit: TimeLimit) -> String {
        let unit = self.units[match limit.unit {
            TimeUnit::Minutes => 0,
            TimeUnit::Hours => 1,
            TimeUnit::Days => 2,
        }];
        format!("{} {}", limit.amount, unit[usize::from(limit.amount != 1)])
    }

    /// Returns a role's name.
    pub fn role(&self, role: Role) -> &'static str {
        Role::ALL.iter().position(|one| *one == role).and_then(|place| self.roles.get(place)).copied().unwrap_or("")
    }

    /// Returns a kind of step in one word, for the chart.
    pub const fn kind(&self, kind: StepKind) -> &'static str {
        self.kinds[match kind {
            StepKind::Remind => 0,
            StepKind::Intake => 1,
            StepKind::Disposition => 2,
            StepKind::Verify => 3,
            StepKind::SetPassphrase => 4,
            StepKind::Approve => 5,
            StepKind::Issue => 6,
            StepKind::Notify => 7,
            StepKind::Report => 8,
            StepKind::Archive => 9,
        }]
    }

    /// Returns a kind of channel.
    pub const fn channel(&self, kind: ContactKind) -> &'static str {
        self.channel_kinds[match kind {
            ContactKind::Visit => 0,
            ContactKind::Letter => 1,
            ContactKind::Phone => 2,
            ContactKind::Email => 3,
            ContactKind::Web => 4,
            ContactKind::App => 5,
            ContactKind::Social => 6,
        }]
    }
}

static ID: Words = Words {
    tag: "id",
    source: None,
    binding: None,
    other: "English",
    other_tag: "en",
    other_query: "?bahasa=en",
    language: "Bahasa",
    skip: "Langsung ke isi",
    all: "Semua standar pelayanan",
    way_back: "Kembali",
    home: "Halaman awal",
    help_anywhere: "Hubungi petugas Dinas Kominfo di daerah Anda pada jam kerja.",
    privacy: "Pelindungan data pribadi",
    personal_data: "Data Pribadi",
    kept_for_a_year: "Permohonan yang sudah selesai disimpan beserta berkasnya selama 1 tahun, lalu dihapus.",
    kept_for_years: "Permohonan yang sudah selesai disimpan beserta berkasnya selama {} tahun, lalu dihapus.",
    kept_until_set: "Standar ini belum menetapkan masa simpan. Permohonan yang sudah selesai disimpan sampai instansi menetapkannya.",
    controller: "Pengendali data adalah instansi ini. Sampaikan pertanyaan atau keberatan tentang pelindungan data pribadi kepada kantor di bawah.",
    pages: ["Bantuan", "Aksesibilitas", "Tentang layanan ini"],
    performance: "Kinerja pelayanan: sejauh mana standar ini ditepati",
    sample_letter: "Contoh surat yang diminta",
    help: "Perlu bantuan?",
    unknown: "Instansi tidak ditemukan",
    unknown_body: "Tidak ada standar pelayanan pada alamat ini. Pilih instansi Anda dari daftar.",
    title: "Standar Pelayanan",
    office: "Penyelenggara",
    number: "Nomor",
    made: "Tanggal pembuatan",
    effective: "Tanggal efektif",
    approved_by: "Disahkan oleh",
    requirements: "Persyaratan",
    procedure: "Sistem, Mekanisme, dan Prosedur",
    duration: "Jangka Waktu Penyelesaian",
    hours: "Jam Pelayanan",
    pause: "istirahat",
    fee: "Biaya (Tarif)",
    product: "Produk Pelayanan",
    complaints: "Penanganan Pengaduan, Saran, dan Masukan",
    channels: "Saluran pengaduan",
    complain: "Ajukan pengaduan di layanan ini",
    revocation: "Kunci hilang atau bocor",
    revocation_general: "Standar pelayanan ini tidak mengatur penangguhan dan pencabutan. Yang berikut adalah ketentuan umum program ini, bukan ketentuan instansi.",
    report_key: "Laporkan kunci hilang atau bocor",
    suspension_limit: "Penangguhan",
    revocation_limit: "Pencabutan",
    flow: "Alur penanganan pengaduan",
    classes: "Jangka waktu penyelesaian pengaduan",
    legal_basis: "Dasar Hukum",
    steps: "Langkah prosedur",
    no: "No.",
    activity: "Kegiatan",
    actors: "Pelaksana",
    documents: "Kelengkapan",
    limit: "Waktu",
    output: "Output",
    remark: "Keterangan",
    total: "Jangka waktu seluruhnya di kantor",
    or: " atau ",
    when_changed: "Hanya bila data berubah.",
    chart: "Bagan alur prosedur",
    chart_description: "Bagan menunjukkan urutan langkah dan pelaksananya. Isinya sama dengan tabel langkah prosedur sesudah bagan ini.",
    legend: "Tidak: permohonan dikembalikan kepada pemohon untuk dilengkapi, lalu diperiksa lagi. Permohonan juga dapat ditolak disertai alasannya.",
    legend_when: "Garis putus-putus: langkah dilewati bila data tidak berubah.",
    start: "Mulai",
    end: "Selesai",
    yes: "Ya",
    no_exit: "Tidak",
    completes: "Melengkapi",
    weekdays: ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    roles: [
        "Pemohon",
        "Staf Pelayanan",
        "Kepala Dinas",
        "Kepala Bidang",
        "JF Keamanan Informasi",
        "Verifikator",
        "BSrE",
        "Administrator",
    ],
    kinds: [
        "Pengingat",
        "Permohonan",
        "Disposisi",
        "Periksa",
        "Passphrase",
        "Setujui",
        "Penerbitan",
        "Diberi tahu",
        "Laporan",
        "Arsip",
    ],
    channel_kinds: ["Datang langsung", "Surat", "Telepon", "E-mail", "Situs web", "Aplikasi", "Media sosial"],
    units: [["menit", "menit"], ["jam", "jam"], ["hari", "hari"]],
};

static EN: Words = Words {
    tag: "en",
    source: Some("id"),
    binding: Some(
        "The standard itself is in Indonesian, and only that text is binding. The steps are translated as a help.",
    ),
    other: "Bahasa Indonesia",
    other_tag: "id",
    other_query: "",
    language: "Language",
    skip: "Skip to content",
    all: "All service standards",
    way_back: "Back",
    home: "Home page",
    help_anywhere: "Contact your local Dinas Kominfo during office hours.",
    privacy: "Privacy notice",
    personal_data: "Personal data",
    kept_for_a_year: "Finished applications and their files are kept for 1 year, then deleted.",
    kept_for_years: "Finished applications and their files are kept for {} years, then deleted.",
    kept_until_set: "This standard sets no retention period yet. Finished applications are kept until the agency sets one.",
    controller: "The agency is the controller of the data. Address questions or objections about data protection to the office below.",
    pages: ["Help", "Accessibility", "About this service"],
    performance: "Service performance: how far this standard is met",
    sample_letter: "Sample of the letter you need",
    help: "Need help?",
    unknown: "Agency not found",
    unknown_body: "There is no service standard at this address. Choose your agency from the list.",
    title: "Service standard:",
    office: "Office",
    number: "Number",
    made: "Made on",
    effective: "In force from",
    approved_by: "Approved by",
    requirements: "Requirements",
    procedure: "Procedure",
    duration: "How long it takes",
    hours: "Office hours",
    pause: "break",
    fee: "Fee",
    product: "Product",
    complaints: "Complaints and suggestions",
    channels: "Where to complain",
    complain: "Complain on this website",
    revocation: "A lost or leaked key",
    revocation_general: "This service standard has no rules for suspension and revocation. What follows are this program's general rules, not the agency's.",
    report_key: "Report a lost or leaked key",
    suspension_limit: "Suspension",
    revocation_limit: "Revocation",
    flow: "How a complaint is handled",
    classes: "How long an answer takes",
    legal_basis: "Legal basis",
    steps: "Steps of the procedure",
    no: "No.",
    activity: "Activity",
    actors: "Carried out by",
    documents: "Needed",
    limit: "Time",
    output: "Output",
    remark: "Remark",
    total: "Time limit of all the office's steps together",
    or: " or ",
    when_changed: "Only if data changed.",
    chart: "Chart of the procedure",
    chart_description: "The chart shows the steps in order and who carries them out. The table of steps after it says the same.",
    legend: "No: the application goes back to the holder to be completed, and is then checked again. It may also be refused, with the reason.",
    legend_when: "Dashed line: the step is left out if no data changed.",
    start: "Start",
    end: "End",
    yes: "Yes",
    no_exit: "No",
    completes: "Completes",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    roles: [
        "Holder",
        "Front desk",
        "Agency head",
        "Division head",
        "Functional officer",
        "Verifier",
        "BSrE",
        "Administrator",
    ],
    kinds: [
        "Reminder",
        "Application",
        "Pass on",
        "Check",
        "Passphrase",
        "Approve",
        "Issuance",
        "Is told",
        "Report",
        "Archive",
    ],
    channel_kinds: ["In person", "Letter", "Telephone", "E-mail", "Website", "App", "Social media"],
    units: [["minute", "minutes"], ["hour", "hours"], ["day", "days"]],
};
