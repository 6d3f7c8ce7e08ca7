//! Log-in, token, link and password.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The texts.
pub struct Text {
    /// Log-in: heading.
    pub login: &'static str,
    /// Log-in: the session ended by itself.
    pub ended: &'static str,
    /// Label.
    pub identifier: &'static str,
    /// Hint.
    pub identifier_hint: &'static str,
    /// Label.
    pub password: &'static str,
    /// Unseen after "Tampilkan".
    pub of_password: &'static str,
    /// Submits the log-in.
    pub enter: &'static str,
    /// While it is checked.
    pub checking: &'static str,
    /// Link to the request of a link.
    pub first_or_forgotten: &'static str,
    /// Token: heading and label.
    pub token: &'static str,
    /// Token: where it went; a gap.
    pub token_hint: &'static str,
    /// Token: logs in as somebody else.
    pub other_account: &'static str,
    /// Code: when the newest one was mailed and until when it can be used; two gaps.
    pub code_sent: &'static str,
    /// Code: seconds until another one can be asked for; a gap.
    pub code_wait: &'static str,
    /// Code: asks for another one.
    pub code_again: &'static str,
    /// Token: heading of the help for who gets none.
    pub code_missing: &'static str,
    /// Token: what to try first.
    pub code_missing_body: &'static str,
    /// Token: whom to ask who does not get into the mailbox; the office follows.
    pub code_no_mailbox: &'static str,
    /// Token: heading where no log-in awaits one.
    pub no_code: &'static str,
    /// Token: what to do then.
    pub no_code_body: &'static str,
    /// Link: heading.
    pub link: &'static str,
    /// Link: one sentence.
    pub link_lead: &'static str,
    /// Link: submits.
    pub ask_link: &'static str,
    /// Link: heading after it.
    pub link_sent: &'static str,
    /// Link: what was asked for; a gap.
    pub link_sent_to: &'static str,
    /// Link: asks for another address.
    pub link_change: &'static str,
    /// Link: what to do if nothing comes.
    pub link_sent_body: &'static str,
    /// Password: heading.
    pub new_password: &'static str,
    /// Password: label.
    pub new_password_label: &'static str,
    /// Password: hint.
    pub new_password_hint: &'static str,
    /// Password: submits.
    pub save: &'static str,
    /// Password: heading after it.
    pub saved: &'static str,
    /// Password: what follows.
    pub saved_body: &'static str,
    /// Password: the address lacks the link's secret.
    pub no_link: &'static str,
    /// Password: what to do about it.
    pub no_link_body: &'static str,
    /// Sessions: heading.
    pub sessions: &'static str,
    /// Sessions: what to do with a strange one.
    pub sessions_lead: &'static str,
    /// Sessions: the one that asks.
    pub this_session: &'static str,
    /// Sessions: any other.
    pub other_session: &'static str,
    /// Sessions: when it began; a gap.
    pub since: &'static str,
    /// Name and office of a terminal.
    pub at_terminal: &'static str,
    /// Sessions: when it was used last; a gap.
    pub used: &'static str,
    /// Sessions: ends one.
    pub end: &'static str,
    /// Sessions: ends all but this one.
    pub end_others: &'static str,
    /// Change of the account: heading.
    pub change: &'static str,
    /// Change of the account: one sentence.
    pub change_lead: &'static str,
    /// Objection: heading.
    pub objection: &'static str,
    /// Objection: one sentence.
    pub objection_lead: &'static str,
    /// Agrees.
    pub agree: &'static str,
    /// Refuses.
    pub object: &'static str,
    /// Heading after agreeing.
    pub agreed: &'static str,
    /// Heading after refusing.
    pub objected: &'static str,
    /// What follows.
    pub answered_body: &'static str,
    /// Heading where nothing waits for an answer.
    pub over: &'static str,
    /// Why.
    pub over_body: &'static str,
    /// Heading where the link does not agree any more.
    pub not_by_link: &'static str,
    /// Why, and what can be done.
    pub not_by_link_body: &'static str,
}

const ID: Text = Text {
    login: "Masuk",
    ended: "Sesi Anda berakhir. Masuk lagi untuk melanjutkan; isian di halaman ini masih ada, kecuali kata sandi dan passphrase.",
    identifier: "E-mail dinas atau NIP",
    identifier_hint: "E-mail dinas, misalnya nama@instansi.go.id, atau 18 angka NIP",
    password: "Kata sandi",
    of_password: " kata sandi",
    enter: "Masuk",
    checking: "Memeriksa …",
    first_or_forgotten: "Pertama kali masuk atau lupa kata sandi",
    token: "Kode dari e-mail",
    token_hint: "Kami mengirim 6 angka ke {}.",
    other_account: "Masuk dengan akun lain",
    code_sent: "Kode dikirim pukul {} dan berlaku sampai pukul {}.",
    code_wait: "Kode baru dapat diminta {} detik lagi.",
    code_again: "Kirim ulang kode",
    code_missing: "Tidak menerima kode?",
    code_missing_body: "E-mail kadang baru tiba setelah beberapa menit. Periksa juga folder spam. Bila Anda menerima beberapa kode, setiap kode yang masih berlaku dapat dipakai.",
    code_no_mailbox: "Jika e-mail dinas Anda tidak aktif atau tidak dapat dibuka, hubungi ",
    no_code: "Tidak ada kode yang ditunggu di peramban ini",
    no_code_body: "Jika kata sandi Anda isi di perangkat atau peramban lain, masukkan kodenya di sana. Jika tidak, silakan masuk lagi.",
    link: "Atur kata sandi",
    link_lead: "Untuk aktivasi pertama atau bila Anda lupa kata sandi. Kami mengirim tautan ke e-mail dinas Anda.",
    ask_link: "Kirim tautan",
    link_sent: "Periksa e-mail dinas Anda",
    link_sent_to: "Jika {} terdaftar, tautan akan tiba di e-mail dinasnya dalam beberapa menit. Sampai kapan tautan berlaku tertulis dalam e-mail itu.",
    link_sent_body: "Bila e-mail belum tiba, periksa folder spam. Permintaan yang terlalu sering tidak dikirim lagi: pakailah tautan terakhir yang Anda terima, atau hubungi petugas.",
    link_change: "Ubah alamat atau NIP",
    new_password: "Buat kata sandi",
    new_password_label: "Kata sandi baru",
    new_password_hint: "Minimal 8 karakter, tanpa nama atau NIP Anda. Boleh memakai spasi.",
    save: "Simpan kata sandi",
    saved: "Kata sandi tersimpan",
    saved_body: "Masuklah dengan kata sandi baru. Sesi lain, jika ada, sudah diakhiri.",
    no_link: "Tautan ini tidak dapat dipakai",
    no_link_body: "Tautan ini sudah dipakai, sudah kedaluwarsa, atau tidak lengkap. Minta tautan baru, atau tempelkan seluruh tautan dari e-mail terakhir.",
    sessions: "Sesi Anda",
    sessions_lead: "Berikut sesi Anda yang sedang aktif. Akhiri sesi yang tidak Anda kenali, lalu ganti kata sandi Anda.",
    this_session: "Sesi ini",
    other_session: "Sesi lain",
    since: "Masuk {}",
    at_terminal: "Terminal {}, {}",
    used: "Terakhir dipakai {}",
    end: "Akhiri",
    end_others: "Akhiri semua sesi lain",
    change: "Perubahan data akun Anda",
    change_lead: "Kantor Anda mengusulkan perubahan data akun Anda; data yang akan diubah tercantum dalam e-mail kami. Setujui hanya bila perubahan ini memang benar.",
    objection: "Keberatan atas usulan",
    objection_lead: "Bila usulan dalam e-mail dari kami keliru atau tidak Anda ketahui, tolaklah. Bila benar, tutup saja halaman ini.",
    agree: "Setujui perubahan",
    object: "Tolak",
    agreed: "Perubahan disetujui",
    objected: "Usulan ditolak",
    answered_body: "Jawaban Anda sudah kami catat. Anda dapat menutup halaman ini.",
    over: "Tautan ini tidak berlaku lagi",
    over_body: "Usulan itu sudah berlaku, ditolak, atau gugur, atau tautannya tidak lengkap. Bila ragu, hubungi kantor Anda.",
    not_by_link: "Tautan ini tidak dapat dipakai untuk menyetujui",
    not_by_link_body: "Misalnya karena kata sandi Anda diganti setelah e-mail itu dikirim. Anda masih dapat menolak usulan itu; bila tidak Anda tolak, kantor Anda yang memutuskan.",
};

const EN: Text = Text {
    login: "Log in",
    ended: "Your session has ended. Log in again to continue; your answers on this page are still here, except passwords and passphrases.",
    identifier: "Official e-mail or NIP",
    identifier_hint: "Your official e-mail, such as name@agency.go.id, or the 18 digits of your NIP",
    password: "Password",
    of_password: " password",
    enter: "Log in",
    checking: "Checking …",
    first_or_forgotten: "First time here, or forgot your password?",
    token: "Code from the e-mail",
    token_hint: "We sent 6 digits to {}.",
    other_account: "Log in with another account",
    code_sent: "The code was sent at {} and is valid until {}.",
    code_wait: "You can ask for a new code in {} seconds.",
    code_again: "Send the code again",
    code_missing: "Didn't get a code?",
    code_missing_body: "E-mails sometimes take a few minutes. Check your spam folder too. If you got several codes, any that is still valid works.",
    code_no_mailbox: "If your official mailbox is closed or you can't open it, contact ",
    no_code: "This browser isn't waiting for a code",
    no_code_body: "If you entered your password on another device or in another browser, enter the code there. Otherwise, log in again.",
    link: "Set or reset your password",
    link_lead: "For your first log-in, or if you forgot your password. We send a link to your official e-mail.",
    ask_link: "Send the link",
    link_sent: "Check your official e-mail",
    link_sent_to: "If {} is registered, a link will arrive in its official mailbox within a few minutes. The e-mail says until when the link is valid.",
    link_sent_body: "If it doesn't arrive, check your spam folder. Requests made too often are not sent again: use the latest link you received, or contact the office.",
    link_change: "Change the e-mail or NIP",
    new_password: "Set a password",
    new_password_label: "New password",
    new_password_hint: "At least 8 characters, without your name or NIP. Spaces are allowed.",
    save: "Save the password",
    saved: "The password is saved",
    saved_body: "Log in with the new password. Any other sessions were ended.",
    no_link: "This link can't be used",
    no_link_body: "It has been used, has expired or is incomplete. Ask for a new link, or paste the whole link from the latest e-mail.",
    sessions: "Your sessions",
    sessions_lead: "These are your active sessions. End any that you do not recognise, then change your password.",
    this_session: "This session",
    other_session: "Another session",
    since: "Logged in on {}",
    at_terminal: "Terminal {}, {}",
    used: "Last used on {}",
    end: "End",
    end_others: "End all other sessions",
    change: "A change to your account",
    change_lead: "Your office wants to change your account data; our e-mail says which. Agree only if the change is right.",
    objection: "Objecting to a proposal",
    objection_lead: "If the proposal in our e-mail is wrong or unknown to you, refuse it. If it is right, just close this page.",
    agree: "Agree to the change",
    object: "Refuse",
    agreed: "You have agreed to the change",
    objected: "The proposal is refused",
    answered_body: "Your answer is recorded. You can close this page.",
    over: "This link is no longer valid",
    over_body: "The proposal has taken effect, been refused or lapsed, or the link is incomplete. If in doubt, ask your office.",
    not_by_link: "You can't agree through this link",
    not_by_link_body: "Your password may have been changed after the e-mail was sent. You can still refuse the proposal; if you don't, your office decides.",
};
