//! Complaints, as officers handle them: where one stands, and what happened to it.

use domain::api::{ComplaintStage, EntryKind};
use domain::complaint::{Channel, Escalation, Handler, Subject};
use domain::renewal::Refusal;
use domain::standard::{Role, Wording};

use super::any_of;
use crate::i18n::{due_sum, fill, pick, wording};

pub mod act;
pub mod list;
pub mod ready_made;
pub mod record;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
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
        Subject::Service => t().service,
        Subject::Conduct => t().conduct,
    }
}

/// Where it stands, and the class of the tag that says so.
pub fn stage(stage: ComplaintStage) -> (&'static str, &'static str) {
    let t = t();
    match stage {
        ComplaintStage::Open => (t.open, "tag"),
        ComplaintStage::Asked => (t.asked, "tag caution"),
        ComplaintStage::Answered => (t.answered, "tag good"),
        ComplaintStage::Solved => (t.solved, "tag good"),
        ComplaintStage::NoObjection => (t.no_objection, "tag good"),
        ComplaintStage::Withdrawn => (t.withdrawn, "tag"),
    }
}

/// Its class.
pub fn class(class: Option<&Wording>) -> &str {
    class.map_or(t().no_class, wording)
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

/// Who has it, and in which roles those act.
pub fn with(who: Handler, roles: &[Role]) -> String {
    fill(&fill(t().with, handler(who)), &any_of(roles))
}

/// What happened.
pub fn happened(what: &EntryKind) -> String {
    let t = t();
    match what {
        EntryKind::Received => t.was_received.into(),
        EntryKind::Attached => t.was_attached.into(),
        EntryKind::Identified => t.was_identified.into(),
        EntryKind::Classified { class, missed } => {
            fill(if *missed { t.was_classified_late } else { t.was_classified }, wording(class))
        }
        EntryKind::PassedOn(to) => fill(t.was_passed_on, handler(*to)),
        EntryKind::Asked => t.was_asked.into(),
        EntryKind::Replied => t.was_replied.into(),
        EntryKind::Answered { in_time } => if *in_time { t.was_answered } else { t.was_answered_late }.into(),
        EntryKind::Extended(amount, unit) => fill(t.was_extended, &due_sum::amount(u32::from(*amount), *unit)),
        EntryKind::Noted => t.was_noted.into(),
        EntryKind::Named(name) => fill(t.was_named, name),
        EntryKind::Linked => t.was_linked.into(),
        EntryKind::Reminded => t.was_reminded.into(),
        EntryKind::Escalated(to) => match to {
            Escalation::Official => t.escalated_official,
            Escalation::Head => t.escalated_head,
            Escalation::Outside => t.escalated_outside,
        }
        .into(),
        EntryKind::Closed(ComplaintStage::Solved) => t.was_solved.into(),
        EntryKind::Closed(_) => t.was_closed.into(),
        EntryKind::AskedAfterwards => t.was_asked_afterwards.into(),
        EntryKind::Reopened => t.was_reopened.into(),
        EntryKind::Withdrawn => t.withdrawn.into(),
    }
}

/// Why the backend did not do what an officer asked.
pub fn refusal(refusal: Option<Refusal>) -> &'static str {
    let t = t();
    match refusal {
        Some(Refusal::OwnComplaint) => t.refused_own,
        Some(Refusal::WrongRole | Refusal::NotYours) => t.refused_role,
        Some(Refusal::BadReturn) => t.refused_far,
        Some(_) => t.refused_stage,
        None => t.refused_newer,
    }
}

texts! {
    page: "Laman Perbarui", "Perbarui's page";
    counter: "Langsung di loket", "In person";
    telephone: "Telepon", "Telephone";
    letter: "Surat", "Letter";
    email: "E-mail", "E-mail";
    application: "Aplikasi lain (misalnya SP4N-LAPOR atau Srikandi)", "Another application (such as SP4N-LAPOR or Srikandi)";
    social_media: "Media sosial", "Social media";
    service: "Pelayanan", "The service";
    conduct: "Perilaku petugas", "An officer's conduct";

    open: "Diproses", "In process";
    asked: "Menunggu jawaban pengadu", "Waiting for the complainant";
    answered: "Dijawab", "Answered";
    solved: "Selesai: masalah teratasi", "Ended: solved";
    no_objection: "Selesai: tanpa keberatan", "Ended: no objection";
    withdrawn: "Dicabut pengadu", "Withdrawn by the complainant";
    no_class: "Belum digolongkan", "Not classified yet";
    extended: "Diperpanjang", "Extended";
    reopened: "Dibuka kembali", "Reopened";

    receivers: "penerima pengaduan", "those who receive complaints";
    authority: "BSrE", "BSrE";
    official: "pejabat pengaduan", "the complaints official";
    head: "pimpinan instansi", "the head of the agency";
    with: "Ditangani {} ({})", "With {} ({})";

    was_received: "Pengaduan diterima", "Complaint received";
    was_attached: "Berkas ditambahkan pengadu", "File added by the complainant";
    was_identified: "Pengadu menyebutkan kontaknya", "The complainant gave a contact";
    was_classified: "Digolongkan: {}", "Classified: {}";
    was_classified_late: "Digolongkan: {}; batas waktu golongan sebelumnya sudah terlewati", "Classified: {}; the previous class's limit had already passed";
    was_passed_on: "Diteruskan kepada {}", "Passed on to {}";
    was_asked: "Pertanyaan kepada pengadu", "Question to the complainant";
    was_replied: "Tulisan pengadu", "Message from the complainant";
    was_answered: "Jawaban, tepat waktu", "Answer, in time";
    was_answered_late: "Jawaban, terlambat", "Answer, late";
    was_extended: "Batas waktu diperpanjang {}", "Limit extended by {}";
    was_noted: "Catatan intern", "Internal note";
    was_named: "Petugas yang diadukan: {}", "Officer complained about: {}";
    was_linked: "Dikaitkan dengan permohonan", "Linked to an application";
    was_reminded: "Batas waktu mendekat: yang menangani diingatkan", "The limit is near: the officers handling it were reminded";
    escalated_official: "Batas waktu lewat: pejabat pengaduan diberi tahu", "The limit passed: the complaints official was told";
    escalated_head: "Batas waktu lewat: pimpinan instansi diberi tahu", "The limit passed: the head of the agency was told";
    escalated_outside: "Batas waktu lewat: teks untuk SP4N-LAPOR dan Ombudsman tersedia bagi pengadu", "The limit passed: a text for SP4N-LAPOR and the Ombudsman is there for the complainant";
    was_solved: "Selesai: masalah teratasi, menurut pengadu", "Ended: solved, according to the complainant";
    was_closed: "Selesai: tidak ada keberatan atas jawaban", "Ended: nobody objected to the answer";
    was_asked_afterwards: "Pengadu ditanya apakah masalahnya sudah teratasi", "The complainant was asked whether it is solved";
    was_reopened: "Dibuka kembali: masalah belum teratasi, menurut pengadu", "Reopened: not solved, according to the complainant";

    intern: "Intern", "Internal";
    intern_hint: "pengadu tidak membacanya", "the complainant doesn't read it";
    recorded_by: "dicatat oleh {}", "recorded by {}";
    by_complainant: "oleh pengadu", "by the complainant";

    refused_own: "Minta rekan lain menanganinya: pengaduan ini Anda sampaikan sendiri atau tentang Anda.", "Ask a colleague to handle it: the complaint is yours or about you.";
    refused_role: "Pengaduan ini sekarang ditangani pihak lain: tindakan itu bukan untuk peran Anda.", "Someone else is handling this complaint now: this is not for your role.";
    refused_far: "Kurangi perpanjangannya: batas waktunya melewati batas menurut peraturan.", "Extend it by less: the limit would be later than the law allows.";
    refused_stage: "Tindakan itu tidak tersedia pada tahap sekarang.", "This is not possible at the present stage.";
    refused_newer: "Pihak lain baru saja memproses pengaduan ini.", "Someone else acted first.";

    about: "Tentang", "About";
    came_by: "Diterima melalui", "Received via";
    came_at: "Diterima", "Received";
    renewal: "Permohonan terkait", "Related application";
    no_renewal: "Belum dikaitkan", "Not linked";
    contact: "Pengadu", "Complainant";
    anonymous: "Anonim", "Anonymous";
    anonymous_means: "Pengaduan ini tidak memuat nama, alamat, atau akun pengadu, kecuali bila ditulisnya sendiri. Jawaban Anda dibacanya dengan nomor dan kode rahasia di tanda terima. Jangan mencari tahu siapa pengadunya.", "The complaint holds no name, address or account, unless the complainant wrote it. Your answer is read with the number and the secret on the receipt. Do not try to find out who it is.";
    erased: "Kontak pengadu sudah dihapus.", "The complainant's contact was erased.";
    mailed_to: "E-mail tentang pengaduan ini dikirim ke {}.", "E-mails about this complaint are sent to {}.";
    not_mailed: "Tidak ada alamat e-mail: pengadu tidak dikabari lewat e-mail.", "There is no e-mail address: the complainant is not told by e-mail.";
    files: "Berkas pengaduan", "Files of the complaint";
    words: "Isi pengaduan", "The complaint";
    words_erased: "Isinya sudah dihapus.", "The words were erased.";
    timeline: "Riwayat", "What happened";
    clock: "Batas waktu", "Due";
    no_clock: "Tidak ada batas waktu yang berjalan.", "No limit is running.";
    asked_clock: "Waktu berhenti selama menunggu jawaban pengadu.", "The clock is paused while the complainant is asked.";
    outside: "Batas waktu sudah lama terlewati: pengadu dapat memakai teks untuk SP4N-LAPOR atau Ombudsman.", "The limit passed long ago: the complainant can use a text for SP4N-LAPOR or the Ombudsman.";

    title: "Pengaduan {}", "Complaint {}";
    newer: "Pengaduan ini sudah berubah", "This complaint has changed";
    not_done: "Tindakan belum dilakukan", "Not done";
    still_there: "Data terbaru ada di halaman ini; isian Anda masih ada.", "The latest version is on this page; what you typed is still there.";
    gone: "Pengaduan ini tidak lagi dapat Anda buka", "You can no longer open this complaint";
    gone_body: "Pengaduan ini ternyata menyangkut Anda; orang lain yang menanganinya. Bila Anda perlu tahu apakah tindakan terakhir Anda diterima, tanyakan kepada pejabat pengaduan atau pimpinan instansi.", "It turned out to be about you; others handle it. Ask the complaints official or the head of the agency if you need to know whether your last act was accepted.";
    to_list: "Ke daftar pengaduan", "To the complaints";
}
