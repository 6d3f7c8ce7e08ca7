//! The officers' pages of administration.

pub mod log;
pub mod terminals;

use domain::moment::Weekday;

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// A day of the week.
pub fn weekday(day: Weekday) -> &'static str {
    let t = t();
    match day {
        Weekday::Mon => t.monday,
        Weekday::Tue => t.tuesday,
        Weekday::Wed => t.wednesday,
        Weekday::Thu => t.thursday,
        Weekday::Fri => t.friday,
        Weekday::Sat => t.saturday,
        Weekday::Sun => t.sunday,
    }
}

texts! {
    menu: "Pengelolaan", "Administration";
    officers: "Petugas", "Officers";
    holders: "Pemegang sertifikat", "Certificate holders";
    settings: "Pengaturan", "Settings";
    not_admin: "Halaman ini untuk administrator", "This page is for administrators";
    not_admin_body: "Minta administrator instansi Anda bila ada yang perlu diubah.", "Ask your agency's administrator if something has to be changed.";

    invite: "Undang petugas", "Invite an officer";
    not_activated: "Akun belum diaktifkan", "Account not activated yet";
    no_roles: "Tanpa peran", "Without a role";
    change: "Ubah", "Change";
    roles_unseen: " peran {}", " the roles of {}";
    log: "Catatan", "Log";
    proposals: "Konfirmasi", "Confirmations";

    waits: "Menunggu konfirmasi", "Waiting for confirmation";
    nothing_waits: "Tidak ada yang menunggu konfirmasi.", "Nothing is waiting for confirmation.";
    confirm_lead: "Peran baru, serta e-mail, NIK, NIP, dan nama pada akun yang sudah dipakai, berlaku setelah orang kedua menyetujuinya; bila tidak ada administrator kedua, setelah 72 jam tanpa keberatan. Tanyakan dahulu kepada orang yang bersangkutan.", "New roles, and the e-mail address, NIK, NIP and name of an account in use, take effect once a second person agrees or, where there is no second administrator, after 72 hours without objection. Ask the person concerned first.";
    asked: "Diusulkan oleh {}, {}", "Proposed by {}, {}";
    from_to: "{} menjadi {}", "{} changes to {}";
    waits_for_case: "Menunggu selesainya permohonan yang berjalan", "Waiting for the application under way to end";
    waits_for_administrator: "Menunggu administrator kedua", "Waiting for a second administrator";
    waits_for_owner: "Menunggu administrator kedua atau pemilik akun", "Waiting for a second administrator or the account's owner";
    waits_for_telling: "Menunggu pemberitahuan kepada yang bersangkutan", "Waiting until those concerned have been told";
    by_itself: "Berlaku dengan sendirinya pada {} bila tidak ada yang berkeberatan", "Takes effect on {} unless somebody objects";
    confirm: "Setujui", "Confirm";
    confirm_batch: "Setujui {} usulan ini sekaligus", "Confirm these {} proposals together";
    refuse: "Tolak", "Refuse";
    confirmed: "Usulan untuk {} disetujui.", "The proposal for {} is confirmed.";
    confirmed_batch: "{} usulan disetujui.", "{} proposals are confirmed.";
    refused: "Usulan untuk {} ditolak.", "The proposal for {} is refused.";

    name: "Nama", "Name";
    name_hint: "Tanpa gelar", "Without titles";
    email: "E-mail dinas", "Official e-mail";
    invite_lead: "Begitu perannya berlaku, undangan dikirim ke e-mail ini; untuk akun baru beserta tautan untuk membuat kata sandi. Setiap peran menunggu administrator kedua; bila tidak ada, 72 jam tanpa keberatan.", "Once the role takes effect, an invitation goes to this address, for a new account with a link to set a password. Each role waits for a second administrator; where there is none, for 72 hours without objection.";
    roles: "Peran", "Roles";
    roles_hint: "Seorang petugas boleh memegang beberapa peran. Petugas yang mengajukan permohonan tidak dapat memverifikasinya.", "An officer may hold several roles. Whoever files an application can't verify it.";
    front_desk_hint: "Menerima permohonan dan mengajukannya untuk pemohon", "Receives applications and files them for applicants";
    send: "Usulkan", "Propose";
    invited: "{} diusulkan. Undangan dikirim begitu perannya berlaku.", "{} is proposed. The invitation is sent once the role takes effect.";
    invited_again: "Undangan untuk {} dikirim lagi. Peran baru, bila ada, menunggu konfirmasi.", "The invitation for {} was sent again. New roles, if any, wait for confirmation.";
    roles_of: "Peran {}", "Roles of {}";
    roles_lead: "Pencabutan peran berlaku seketika. Peran baru menunggu administrator kedua; bila tidak ada, 72 jam tanpa keberatan. Tidak ada yang memberi peran kepada diri sendiri. Semuanya tercatat.", "Removing a role takes effect at once. A new role waits for a second administrator; where there is none, for 72 hours without objection. Nobody gives themselves a role. Everything is recorded.";
    save: "Simpan", "Save";
    saved_roles: "Peran {} disimpan. Yang menunggu konfirmasi tertulis di bawah.", "The roles of {} are saved. What is waiting for confirmation is listed below.";
    end_sessions: "Akhiri semua sesinya", "End all of their sessions";
    ended_sessions: "Semua sesi {} sudah diakhiri.", "All sessions of {} were ended.";
    choose_role: "Pilih minimal satu peran", "Choose at least one role";

    import: "Impor pemegang sertifikat", "Import certificate holders";
    import_lead: "Dari berkas Excel (.xlsx) atau CSV. Periksa dahulu: tidak ada yang tersimpan sebelum semua baris benar.", "From an Excel (.xlsx) or CSV file. Check the file first: nothing is stored until all rows are valid.";
    table: "Berkas tabel", "Table";
    table_hint: "Excel (.xlsx) atau CSV, sampai 100.000 baris. Baris judul di atas nama kolom boleh ada.", "Excel (.xlsx) or CSV, up to 100,000 rows. Titles above the column names are fine.";
    pick: "Pilih berkas", "Choose a file";
    pick_other: "Ganti berkas", "Choose another file";
    import_other: "Impor berkas lain", "Import another file";
    or_drag: "atau seret ke sini", "or drag it here";
    no_table: "Pilih berkas Excel (.xlsx) atau CSV", "Choose an Excel (.xlsx) or CSV file";
    too_large: "Pilih berkas berukuran maksimal 50 MB", "Choose a file of at most 50 MB";
    sample: "Unduh contoh CSV", "Download a sample CSV";
    sample_name: "contoh-pemegang.csv", "sample-holders.csv";
    columns: "Kolom yang dikenal", "Columns";
    needed: " (wajib)", " (required)";
    as_text: "Di Excel, jadikan format kolom NIK dan NIP Teks sebelum mengisinya: angka yang lebih dari 15 digit dibulatkan.", "In Excel, format the columns NIK and NIP as Text before you fill them: numbers of more than 15 digits are rounded.";
    sample_table: "\u{feff}nama;nik;nip;email;hp;unit;jabatan;pangkat;status;nomor_seri;berlaku_sampai\r\nNama Contoh;3326014101010001;200001012024012999;nama.contoh@instansi.go.id;081200000001;Dinas Contoh;Analis Contoh;III/a;ISSUE;01a2b3c4;31/12/2026\r\n", "\u{feff}name;nik;nip;email;mobile;unit;position;rank;status;serial;not_after\r\nNama Contoh;3326014101010001;200001012024012999;nama.contoh@instansi.go.id;081200000001;Dinas Contoh;Analis Contoh;III/a;ISSUE;01a2b3c4;2026-12-31\r\n";
    c_name: "Nama tanpa gelar", "Name without titles";
    c_nik: "16 angka", "16 digits";
    c_nip: "18 angka; kosongkan bila bukan ASN", "18 digits; leave blank if not a civil servant";
    c_email: "Alamat e-mail dinas", "Official e-mail address";
    c_mobile: "08… atau +62…", "08… or +62…";
    c_unit: "Nama unit kerja", "Name of the unit";
    c_position: "Nama jabatan", "Name of the position";
    c_rank: "Misalnya III/c atau IX", "Such as III/c or IX";
    c_status: "Status BSrE; kosong berarti ISSUE", "BSrE's status; blank means ISSUE";
    c_serial: "Nomor seri sertifikat, heksadesimal", "Serial number of the certificate, hexadecimal";
    c_end: "Hari terakhir sertifikat, 31/12/2026; wajib untuk ISSUE dan EXPIRED", "The certificate's last day, 2026-12-31; required for ISSUE and EXPIRED";
    try_it: "Periksa dahulu", "Check file";
    trying: "Memeriksa …", "Checking …";
    do_it: "Impor sekarang", "Import now";
    doing: "Mengimpor …", "Importing …";
    tried: "Semua baris benar", "All rows are valid";
    tried_body: "Belum ada yang tersimpan. Impor bila jumlahnya sesuai.", "Nothing is stored yet. Import it if the numbers are as you expect.";
    imported: "Impor selesai", "Import complete";
    stopped: "Impor berhenti setelah {} baris", "The import stopped after {} rows";
    stopped_body: "Data pemegang berubah selagi impor berjalan. Perbaiki baris berikut, lalu impor lagi berkas yang sama: yang sudah terimpor tidak terulang.", "Holders’ data changed while the import was running. Correct these rows, then import the same file again: rows that were imported are not imported twice.";
    wrong_one: "1 masalah ditemukan; tidak ada yang diimpor", "1 problem found; nothing was imported";
    wrong: "{} masalah ditemukan; tidak ada yang diimpor", "{} problems found; nothing was imported";
    wrong_body: "Perbaiki baris berikut di berkas Anda, lalu pilih lagi berkasnya.", "Correct these rows in your file, then choose it again.";
    wrong_first: "Ditampilkan {} yang pertama.", "Showing the first {}.";
    line: "Baris {}", "Row {}";
    column: "Kolom {}", "Column {}";
    read: "Baris dibaca", "Rows read";
    new: "Pemegang baru", "New holders";
    changed: "Diperbarui", "Changed";
    unchanged: "Tidak berubah", "Unchanged";
    waiting: "Menunggu konfirmasi", "Waiting for confirmation";
    waiting_body: "Nama, NIK, NIP, dan e-mail pada akun yang sudah dipakai baru berubah setelah pemilik akun atau administrator kedua menyetujuinya; bila tidak ada administrator kedua, setelah 72 jam tanpa keberatan. Data lain langsung diperbarui.", "Name, NIK, NIP and e-mail of an account in use change only once its owner or a second administrator agrees or, where there is no second administrator, after 72 hours without objection. Other data is updated at once.";
    other_agency: "Dilewati: tercatat di instansi lain", "Skipped: on record at another agency";
    other_agency_body: "Baris berikut dilewati dan tidak menahan baris lain, karena isiannya tercatat di instansi lain.", "These rows are skipped and don't hold up the others, because their details are on record at another agency.";
    not_changed: "Tidak diubah: permohonan masih berjalan", "Not changed: application under way";
    not_changed_body: "Permohonan pemegang ini masih berjalan, sehingga datanya tidak diubah. Impor lagi baris ini setelah permohonannya selesai.", "These holders have an application under way: their data stays as it is. Import the rows again when it is over.";

    settings_lead: "Mengubah cara kerja kantor, bukan prosedurnya. Berlaku seketika setelah disimpan.", "How the office works, not its procedure. Applies as soon as it is saved.";
    by_standard: "Standar: {}", "Standard: {}";
    to_standard: "Pulihkan nilai standar", "Restore the standard value";
    of_section: ": {}", ": {}";
    hours: "Jam kerja", "Office hours";
    hours_hint: "Format jam 08.00. Kosongkan jam buka dan tutup pada hari libur. Pisahkan beberapa waktu istirahat dengan koma, misalnya 12.00-13.00.", "Enter times like 08.00. Leave opening and closing blank for days off. Separate several breaks with commas, such as 12.00-13.00.";
    open: "Buka", "Opens";
    close: "Tutup", "Closes";
    breaks: "Istirahat", "Breaks";
    hours_shape: "{}: tulis jam seperti 08.00, dan istirahat seperti 12.00-13.00", "{}: enter times like 08.00 and breaks like 12.00-13.00";
    hours_order: "{}: urutkan jam buka, istirahat, lalu tutup", "{}: put opening, breaks and closing in order";
    hours_half: "{}: isi jam buka dan tutup, atau kosongkan keduanya", "{}: fill in both opening and closing, or leave both blank";
    hours_none: "Isi jam kerja minimal satu hari", "Enter the hours of at least one day";
    monday: "Senin", "Monday";
    tuesday: "Selasa", "Tuesday";
    wednesday: "Rabu", "Wednesday";
    thursday: "Kamis", "Thursday";
    friday: "Jumat", "Friday";
    saturday: "Sabtu", "Saturday";
    sunday: "Minggu", "Sunday";
    closed: "Hari libur kantor ini", "Days on which this office is closed";
    closed_hint: "Selain libur nasional. Satu tanggal tiap baris, misalnya 24/12/2026.", "In addition to national holidays. One date per line, such as 24/12/2026.";
    closed_shape: "Tulis hari libur seperti 24/12/2026, satu tiap baris: {}", "Enter closed days like 24/12/2026, one per line: {}";
    domains: "Domain e-mail dinas", "Domains of official e-mail";
    domains_hint: "Satu tiap baris, misalnya pekalongankota.go.id", "One per line, such as pekalongankota.go.id";
    upload: "Ukuran unggahan maksimal (MB)", "Maximum upload size (MB)";
    upload_range: "Isi ukuran unggahan antara {} dan {}", "Enter a size between {} and {}";
    upload_shape: "Tulis ukuran unggahan dengan angka, misalnya 10 atau 0,9", "Enter the size of an upload in digits, such as 10 or 0.9";
    reminders: "Pengingat", "Reminders";
    reminders_before: "Kirim pengingat berapa hari sebelum sertifikat berakhir", "Send reminders how many days before a certificate expires";
    reminders_before_hint: "Angka, dipisahkan dengan koma; 0 untuk hari terakhir", "Numbers separated by commas; 0 for the last day";
    reminders_after: "Kirim pengingat berapa hari sesudah sertifikat berakhir (opsional)", "Send reminders how many days after a certificate has expired (optional)";
    reminders_after_hint: "Angka, dipisahkan dengan koma", "Numbers separated by commas";
    reminders_shape: "Isi hari pengingat dengan angka yang dipisahkan koma, misalnya 60, 30, 14", "Enter the days of reminders as numbers separated by commas, such as 60, 30, 14";
    none: "tidak ada", "none";
    saved: "Pengaturan disimpan dan sudah berlaku.", "The settings are saved and now apply.";
}
