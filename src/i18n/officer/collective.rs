//! The officers' pages of collective renewals.

use domain::api::{CollectiveMember, WhyNobody};
use domain::collective::{MemberState, Obstacle};
use domain::moment::Zone;
use domain::renewal::Refusal;

use super::filing::why_not;
use crate::api::Error;
use crate::i18n::{failure, fill, pick, time};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// Why somebody can't be invited.
pub fn obstacle(obstacle: Obstacle, zone: Zone) -> String {
    let t = t();
    match obstacle {
        Obstacle::Head => t.is_head.into(),
        Obstacle::ApplicationOpen => t.application_open.into(),
        Obstacle::Member => t.member.into(),
        Obstacle::NotRenewable(verdict) => why_not(verdict, zone).unwrap_or_default(),
    }
}

/// Why a line names nobody.
pub fn why_nobody(why: WhyNobody) -> String {
    let t = t();
    match why {
        WhyNobody::Unreadable => t.unreadable.into(),
        WhyNobody::Unknown => t.unknown.into(),
        WhyNobody::Repeated(line) => fill(t.repeated, &line.to_string()),
    }
}

/// Where a member stands, in a word or two.
pub fn state(state: MemberState) -> &'static str {
    let t = t();
    match state {
        MemberState::Invited => t.invited,
        MemberState::Declined => t.declined,
        MemberState::Joined => t.joined,
        MemberState::Asked => t.asked,
        MemberState::Recommended => t.recommended,
        MemberState::HeadDeclined => t.head_declined,
        MemberState::Sent => t.sent,
        MemberState::Issued => t.issued,
        MemberState::Ended => t.ended_without,
        MemberState::LeftOut => t.left_out,
        MemberState::Expired => t.expired,
    }
}

/// What a member waits for, or what waits for them; none where nothing does.
pub fn waits(member: &CollectiveMember) -> Option<&'static str> {
    let t = t();
    Some(match member.state {
        MemberState::Invited if !member.activated => t.waits_account,
        MemberState::Invited => t.waits_answer,
        MemberState::Joined => t.waits_data,
        MemberState::Asked => t.waits_head,
        MemberState::Recommended => t.waits_send,
        MemberState::HeadDeclined => t.waits_other,
        MemberState::Sent => t.waits_office,
        MemberState::Ended => t.waits_again,
        MemberState::Declined | MemberState::Issued | MemberState::LeftOut | MemberState::Expired => return None,
    })
}

/// Why it was not done, in an officer's words.
pub fn failed(error: &Error) -> String {
    let t = t();
    match error {
        Error::Conflict(Some(Refusal::AlreadyOpen | Refusal::NotRenewable)) => t.changed.into(),
        Error::Conflict(Some(Refusal::OwnApplication)) => t.head_named.into(),
        Error::Conflict(Some(Refusal::TooSoon)) => t.too_soon.into(),
        error => failure::text(error),
    }
}

/// "3 dari 5 selesai".
pub fn done(done: u32, of: u32) -> String {
    fill(&fill(t().done, &done.to_string()), &of.to_string())
}

/// "sampai 28 Desember 2026".
pub fn until(at: domain::moment::Timestamp, zone: Zone) -> String {
    fill(t().until, &time::date(at, zone))
}

texts! {
    title: "Pembaruan bersama", "Collective renewals";
    lead: "Ajak pegawai satu unit kerja memperbarui sertifikat bersama. Setiap orang memeriksa datanya dan membuat passphrase sendiri; kepala unit kerja merekomendasikan semuanya sekaligus.", "Invite the people of one unit to renew together. Everybody checks their own details and creates their own passphrase; the head of the unit recommends them all at once.";
    unavailable: "Instansi Anda belum menerima rekomendasi elektronik, jadi pembaruan bersama tidak tersedia. Pemohon mengunggah {}.", "Your agency does not accept electronic recommendations, so there is no collective renewal. Applicants upload the {}.";
    start: "Mulai pembaruan bersama", "Start a collective renewal";
    none: "Belum ada pembaruan bersama.", "There is no collective renewal yet.";
    done: "{} dari {} selesai", "{} of {} done";
    until: "sampai {}", "until {}";
    over: "Sudah berakhir", "Over";
    open: "Lihat", "View";

    head: "Siapa kepala unit kerjanya?", "Who is the head of the unit?";
    identifier: "NIP atau e-mail dinas kepala unit kerja", "NIP or official e-mail of the head of the unit";
    identifier_hint: "Isi secara lengkap. Pencarian ini tercatat dan dapat dilihat yang bersangkutan.", "In full. Your search is recorded, and the person can see it.";
    identifier_blank: "Isi NIP atau e-mail dinas kepala unit kerja", "Enter the NIP or official e-mail of the head of the unit";
    unknown_head: "Periksa NIP atau e-mail ini: tidak ada pegawai instansi Anda dengan akun yang dapat merekomendasikan", "Check this NIP or e-mail: nobody at your agency who has an account and can recommend matches it";
    find: "Cari", "Find";

    names: "Siapa yang diajak?", "Who is invited?";
    head_of: "Kepala unit kerja", "Head of the unit";
    not_this: "Ubah", "Change";
    unit: "Tampilkan unit kerja", "Show unit";
    all_units: "Semua unit kerja", "All units";
    ending: "Sertifikatnya akan atau sudah berakhir", "Certificates that expire soon or have expired";
    ending_none: "Tidak ada sertifikat yang berakhir dalam 60 hari atau berakhir dalam 180 hari terakhir.", "No certificate expires within 60 days or has expired in the last 180 days.";
    more: "Hanya 500 orang pertama yang ditampilkan. Tambahkan yang lain dengan NIP atau e-mail dinas.", "Only the first 500 people are shown. Add others by NIP or official e-mail.";
    ends: "Berakhir {}", "Expires {}";
    no_account: "Akun belum diaktifkan", "Account not activated yet";
    text: "Tambahkan dengan NIP atau e-mail dinas (opsional)", "Add by NIP or official e-mail (optional)";
    text_hint: "Satu orang satu baris. Dapat disalin dari tabel: dari setiap baris kami membaca NIP atau e-mail yang pertama.", "One person per line. You can copy from a table: from each line we read the first NIP or e-mail.";
    line: "Baris {}", "Line {}";
    unreadable: "tidak ada NIP atau e-mail dinas di baris ini", "this line has no NIP or official e-mail";
    unknown: "tidak ada pegawai instansi Anda dengan NIP atau e-mail ini", "nobody at your agency has this NIP or e-mail";
    repeated: "orang yang sama sudah ada di baris {}", "the same person is in line {} already";
    choose: "Pilih minimal satu orang", "Choose at least one person";
    too_many: "Ajak maksimal 100 orang sekaligus", "Invite up to 100 people at once";
    is_head: "Kepala unit kerja tidak dapat merekomendasikan diri sendiri", "Heads of units can't recommend themselves";
    application_open: "Permohonannya sedang diproses", "An application is under way";
    member: "Sudah ada di pembaruan bersama lain", "Already in another collective renewal";

    check: "Periksa lalu mulai", "Check, then start";
    invited_number: "Yang diajak", "Invited";
    one_person: "1 orang", "1 person";
    people: "{} orang", "{} people";
    note: "Pesan untuk yang diajak (opsional)", "Message to those invited (optional)";
    note_hint: "Dibaca setiap orang yang diajak setelah masuk", "Everybody who is invited reads it after logging in";
    note_too_long: "Persingkat pesan menjadi maksimal 500 karakter", "Shorten the message to up to 500 characters";
    word: "Setiap orang menerima e-mail ajakan. Yang akunnya belum diaktifkan menerima tautan untuk membuat kata sandi.", "Everybody gets an invitation by e-mail. Those whose account is not activated yet get a link to set a password.";
    changed: "Kembali dan pilih lagi: keadaan salah seorang baru saja berubah sehingga tidak dapat diajak", "Go back and choose again: somebody's situation has just changed, so they can't be invited";
    head_named: "Kembali dan hapus pilihan kepala unit kerja: ia tidak dapat merekomendasikan diri sendiri", "Go back and untick the head of the unit: heads can't recommend themselves";

    started: "Pembaruan bersama dimulai. Ajakan dikirim lewat e-mail.", "The collective renewal has started. The invitations go out by e-mail.";
    one: "Pembaruan bersama: {}", "Collective renewal: {}";
    not_counted: "Yang tidak ikut atau dikeluarkan tidak dihitung.", "Those who don't take part or were removed don't count.";
    started_by: "Dimulai oleh", "Started by";
    message: "Pesan", "Message";
    ends_row: "Berakhir", "Ends";
    members: "Yang diajak", "Invited";
    since: "Sejak {}", "Since {}";
    reason: "Alasan: {}", "Reason: {}";
    mailed: "E-mail terakhir tentang ini {}", "Last e-mail about it {}";
    invited: "Diajak", "Invited";
    declined: "Tidak ikut", "Not taking part";
    joined: "Ikut", "Taking part";
    asked: "Menunggu kepala unit kerja", "Waiting for the head of the unit";
    recommended: "Direkomendasikan", "Recommended";
    head_declined: "Tidak direkomendasikan", "Not recommended";
    sent: "Permohonan diproses", "Application under way";
    issued: "Sertifikat terbit", "Certificate issued";
    ended_without: "Permohonan berakhir tanpa sertifikat", "Application ended without a certificate";
    left_out: "Dikeluarkan", "Removed";
    expired: "Belum mengajukan sampai berakhir", "Had not applied by the end";
    waits_account: "Belum mengaktifkan akun.", "Has not activated the account.";
    waits_answer: "Belum menjawab ajakan.", "Has not answered the invitation.";
    waits_data: "Belum memeriksa data dan meminta rekomendasi.", "Has not checked the details and asked for the recommendation.";
    waits_head: "Kepala unit kerja belum menjawab.", "The head of the unit has not answered.";
    waits_send: "Belum mengirim permohonan.", "Has not sent the application.";
    waits_other: "Dapat meminta lagi, atau mengunggah surat.", "Can ask again, or upload a letter.";
    waits_office: "Diproses menurut standar pelayanan.", "Being processed under the service standard.";
    waits_again: "Dapat mengajukan lagi.", "Can apply again.";
    remove: "Keluarkan", "Remove";
    remove_whom: " {}", " {}";
    remove_question: "Keluarkan {}? Permohonannya sendiri tidak berubah.", "Remove {}? Their own application does not change.";
    remove_yes: "Ya, keluarkan", "Yes, remove";
    removed: "{} dikeluarkan.", "{} was removed.";
    keep: "Batal", "Cancel";
    remind: "Kirim pengingat", "Send reminders";
    remind_lead: "Kepada setiap orang yang belum menyelesaikan bagiannya, maksimal sekali sehari. Pengingat juga dikirim otomatis 3 dan 10 hari setelah ajakan serta 3 hari sebelum berakhir.", "To everybody who has not done their part, once a day at most. Reminders also go out by themselves 3 and 10 days after the invitation and 3 days before the end.";
    reminded: "Pengingat dikirim.", "The reminders were sent.";
    too_soon: "Semua yang belum selesai sudah menerima e-mail dalam 24 jam terakhir. Coba lagi besok.", "Everybody who has something left to do got an e-mail in the last 24 hours. Try again tomorrow.";
    too_soon_or_none: "Saat ini tidak ada yang perlu diingatkan: tidak ada yang menunggu langkahnya, atau sudah menerima e-mail dalam 24 jam terakhir.", "There is nobody to remind now: nobody has something left to do, or they got an e-mail in the last 24 hours.";
    end: "Akhiri", "End it";
    end_question: "Akhiri pembaruan bersama ini? Tidak ada lagi yang dapat ikut; permohonan dan permintaan yang sudah ada tetap berjalan.", "End this collective renewal? Nobody can take part any more; applications and requests that were made go on.";
    end_yes: "Ya, akhiri", "Yes, end it";
    ended: "Pembaruan bersama diakhiri.", "The collective renewal has ended.";
}
