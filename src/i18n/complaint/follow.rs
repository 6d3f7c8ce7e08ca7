//! A complaint as whoever complained follows it.

use domain::api::{ComplaintStage, EntryKind};
use domain::complaint::{Channel, Escalation, Handler, Subject};

use super::super::{due_sum, fill, pick, wording};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Where it stands, in one sentence: the page's heading.
pub fn stage(stage: ComplaintStage) -> &'static str {
    let t = t();
    match stage {
        ComplaintStage::Open => t.open,
        ComplaintStage::Asked => t.asked,
        ComplaintStage::Answered => t.answered,
        ComplaintStage::Solved => t.solved,
        ComplaintStage::NoObjection => t.no_objection,
        ComplaintStage::Withdrawn => t.withdrawn,
    }
}

/// Who has it.
pub fn handler(handler: Handler) -> &'static str {
    let t = t();
    match handler {
        Handler::Receivers => t.receivers,
        Handler::Authority => t.authority,
        Handler::Official => t.official,
        Handler::Head => t.head,
    }
}

/// Who was told last that the limit has passed.
pub fn escalated(to: Escalation) -> &'static str {
    let t = t();
    match to {
        Escalation::Official => t.told_official,
        Escalation::Head => t.told_head,
        Escalation::Outside => t.told_outside,
    }
}

/// How it came.
pub fn channel(channel: Channel) -> &'static str {
    let t = t();
    match channel {
        Channel::Page => t.page,
        Channel::Counter => t.counter,
        Channel::Telephone => t.telephone,
        Channel::Letter => t.letter,
        Channel::Email => t.email,
        Channel::Application => t.application,
        Channel::SocialMedia => t.social_media,
    }
}

/// What it is about.
pub fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Service => super::t().service,
        Subject::Conduct => super::t().conduct,
    }
}

/// What happened; none for what officers alone see.
pub fn entry(what: &EntryKind) -> Option<String> {
    let t = t();
    Some(match what {
        EntryKind::Received => t.was_received.into(),
        EntryKind::Attached => t.was_attached.into(),
        EntryKind::Identified => t.was_identified.into(),
        EntryKind::Classified { class, missed } => {
            let text = fill(t.was_classified, wording(class));
            if *missed { [&text, t.was_missed].concat() } else { text }
        }
        EntryKind::PassedOn(to) => fill(t.was_passed_on, handler(*to)),
        EntryKind::Asked => t.was_asked.into(),
        EntryKind::Replied => t.was_replied.into(),
        EntryKind::Answered { in_time: true } => t.was_answered.into(),
        EntryKind::Answered { in_time: false } => t.was_answered_late.into(),
        EntryKind::Extended(amount, unit) => fill(t.was_extended, &due_sum::amount(u32::from(*amount), *unit)),
        EntryKind::Linked => t.was_linked.into(),
        EntryKind::Escalated(to) => escalated(*to).into(),
        EntryKind::Closed(ComplaintStage::NoObjection) => t.was_closed.into(),
        EntryKind::Closed(_) => t.was_solved.into(),
        EntryKind::AskedAfterwards => t.was_asked_afterwards.into(),
        EntryKind::Reopened => t.was_reopened.into(),
        EntryKind::Withdrawn => t.withdrawn.into(),
        EntryKind::Noted | EntryKind::Named(_) | EntryKind::Reminded => return None,
    })
}

/// Whether whoever complains did it.
pub const fn is_mine(what: &EntryKind) -> bool {
    matches!(
        what,
        EntryKind::Received
            | EntryKind::Attached
            | EntryKind::Identified
            | EntryKind::Replied
            | EntryKind::Reopened
            | EntryKind::Withdrawn
    )
}

texts! {
    find: "Lihat status pengaduan", "Check a complaint's status";
    find_lead: "Isi nomor dan kode rahasia dari tanda terima pengaduan.", "Enter the number and the secret code from the complaint's receipt.";
    number_hint: "Misalnya ADU-7K3M-9Q2D; huruf besar atau kecil, tanda hubung boleh dilewati", "Such as ADU-7K3M-9Q2D; capitals or small letters, hyphens may be left out";
    secret_hint: "Empat kelompok berisi empat huruf atau angka", "Four groups of four letters or digits";
    open_it: "Buka pengaduan", "Open the complaint";
    opening: "Membuka pengaduan", "Opening the complaint";
    enter_number: "Isi nomor pengaduan", "Enter the complaint number";
    number_shape: "Periksa nomor pengaduan: ADU diikuti delapan huruf atau angka", "Check the complaint number: ADU and eight letters or digits";
    number_check: "Periksa nomor pengaduan: ada huruf atau angka yang salah ketik atau tertukar", "Check the complaint number: a letter or digit is mistyped or swapped";
    enter_secret: "Isi kode rahasia", "Enter the secret code";
    secret_shape: "Periksa kode rahasia: panjangnya enam belas huruf atau angka", "Check the secret code: it has sixteen letters or digits";
    secret_check: "Periksa kode rahasia: ada huruf atau angka yang salah ketik atau tertukar", "Check the secret code: a letter or digit is mistyped or swapped";
    wrong_pair: "Periksa keduanya: tidak ada pengaduan dengan nomor dan kode rahasia ini", "Check both: there is no complaint with this number and secret code";
    mine: "Pengaduan saya", "My complaints";
    mine_link: "Masuk untuk membuka daftar pengaduan akun Anda", "Log in to open your account's list of complaints";
    none: "Belum ada pengaduan dari akun Anda.", "There is no complaint from your account yet.";
    new: "Ajukan pengaduan baru", "Make a new complaint";
    due_by: "Jawaban jatuh tempo {}.", "The answer is due on {}.";

    open: "Pengaduan Anda sedang ditangani", "Your complaint is being dealt with";
    asked: "Kantor bertanya kepada Anda", "The office has a question for you";
    asked_lead: "Jawab di bawah. Batas waktu kantor tidak berjalan hingga Anda menjawab.", "Reply below. The office's time limit does not run before you reply.";
    answered: "Pengaduan Anda sudah dijawab", "Your complaint has been answered";
    answered_lead: "Apakah masalahnya selesai?", "Is the matter settled?";
    solved: "Pengaduan selesai", "The complaint is settled";
    no_objection: "Pengaduan ditutup", "The complaint is closed";
    no_objection_lead: "Tidak ada keberatan dalam 14 hari setelah jawaban.", "There was no objection in the 14 days after the answer.";
    withdrawn: "Pengaduan dicabut", "The complaint was withdrawn";
    has_it: "Ditangani {}.", "With {}.";
    roles: "{} ({})", "{} ({})";
    receivers: "petugas penerima pengaduan", "the officers who receive complaints";
    authority: "BSrE", "BSrE";
    official: "pejabat pengaduan", "the complaints official";
    head: "kepala Dinas", "the head of the agency";
    due: "Jawaban jatuh tempo ", "The answer is due on ";
    extended: "Jatuh tempo itu sudah termasuk perpanjangan {}.", "That date includes an extension of {}.";
    told_official: "Batas waktunya lewat; pengaduan dilaporkan kepada pejabat pengaduan", "The limit passed; the complaint was reported to the complaints official";
    told_head: "Batas waktunya lewat; pengaduan dilaporkan kepada kepala Dinas", "The limit passed; the complaint was reported to the head of the agency";
    told_outside: "Batas waktunya lewat; naskah untuk SP4N-LAPOR! dan Ombudsman disiapkan bagi Anda", "The limit passed; a text for SP4N-LAPOR! and the Ombudsman was prepared for you";
    react: "Bila Anda tidak menanggapi, pengaduan ditutup 14 hari setelah dijawab.", "If you say nothing, the complaint is closed 14 days after the answer.";
    is_solved: "Selesai", "It is settled";
    is_not_solved: "Belum selesai", "It is not settled";
    rate_why: "Bagaimana pelayanan pengaduan ini? Sembilan ketukan, tanpa nama.", "How was this complaint handled? Nine taps, no names.";
    rate: "Beri penilaian", "Rate the service";
    reopen_until: "Anda dapat menyatakan belum selesai satu kali, hingga {}; alasan tidak diminta.", "You can say once, up to {}, that it is not settled; no reason is asked for.";
    about: "Tentang pengaduan ini", "About this complaint";
    received_at: "Diterima", "Received";
    office: "Kantor", "Office";
    subject: "Yang diadukan", "Subject";
    class: "Golongan", "Class";
    by: "Saluran", "Channel";
    renewal: "Permohonan", "Application";
    reporter: "Pengadu", "Complainant";
    nameless: "tanpa nama", "without a name";
    mailed_to: "E-mail", "E-mail";
    history: "Riwayat", "History";
    you: "Anda", "You";
    system: "Sistem", "System";
    files: "Berkas", "Files";
    add_files: "Tambah berkas", "Add files";
    save_file: "Simpan", "Save";
    file_waiting: "menunggu giliran", "waiting for its turn";
    file_sending: "mengirim", "sending";
    file_sent: "terkirim", "sent";
    file_again: "Coba lagi", "Try again";
    file_remove: "Hapus dari daftar", "Remove from the list";
    reply: "Tulis kepada kantor", "Write to the office";
    reply_to_question: "Jawaban Anda", "Your reply";
    send_reply: "Kirim tulisan", "Send it";
    sending: "Mengirim", "Sending";
    write_reply: "Tulis dahulu isinya", "Write something first";
    reply_arrived: "Tulisan Anda sudah masuk ke riwayat.", "What you wrote is in the history.";
    changed: "Pengaduan ini sudah berubah sejak halaman dibuka. Periksa keadaannya sekarang", "This complaint has changed since the page was opened. Check its status now";
    identify: "Cantumkan nama dan kontak (tidak wajib)", "Add your name and a contact (optional)";
    identify_lead: "Pengaduan ini ditangani juga tanpa nama. Yang sudah dicantumkan tidak dapat ditarik.", "This complaint is dealt with without a name, too. What was added can't be withdrawn.";
    identify_act: "Cantumkan", "Add them";
    withdraw: "Cabut pengaduan", "Withdraw the complaint";
    withdraw_question: "Cabut pengaduan ini?", "Withdraw this complaint?";
    withdraw_body: "Kantor tidak menjawab pengaduan yang dicabut. Untuk mengadu lagi, ajukan pengaduan baru.", "The office does not answer a withdrawn complaint. To complain again, make a new complaint.";
    withdraw_yes: "Ya, cabut", "Yes, withdraw it";
    withdraw_no: "Jangan cabut", "Don't withdraw it";

    page: "halaman ini", "this website";
    counter: "datang langsung", "in person";
    telephone: "telepon", "telephone";
    letter: "surat", "letter";
    email: "e-mail", "e-mail";
    application: "aplikasi lain", "another application";
    social_media: "media sosial", "social media";

    was_received: "Pengaduan diterima", "Complaint received";
    was_attached: "Berkas ditambahkan", "File added";
    was_identified: "Nama dan kontak dicantumkan", "Name and contact added";
    was_classified: "Golongan ditetapkan: {}", "Put into the class: {}";
    was_missed: "; batas waktu golongan sebelumnya sudah lewat", "; the limit of the class before had passed";
    was_passed_on: "Diteruskan kepada {}", "Passed on to {}";
    was_asked: "Kantor bertanya", "The office asked";
    was_replied: "Anda menulis", "You wrote";
    was_answered: "Dijawab tepat waktu", "Answered in time";
    was_answered_late: "Dijawab terlambat", "Answered late";
    was_extended: "Batas waktu diperpanjang {}", "Time limit extended by {}";
    was_linked: "Dihubungkan dengan permohonan", "Linked to an application";
    was_closed: "Ditutup, tidak ada keberatan dalam 14 hari", "Closed, without an objection in 14 days";
    was_solved: "Dinyatakan selesai", "Declared settled";
    was_asked_afterwards: "Pertanyaan susulan: apakah masalahnya benar-benar selesai?", "Asked afterwards: is the matter really settled?";
    was_reopened: "Dinyatakan belum selesai dan dibuka kembali", "Declared not settled and reopened";
}
