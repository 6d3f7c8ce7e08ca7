//! "This was not me": one's account is frozen.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Bukan Anda yang masuk?", "Was that not you?";
    lead: "Bila Anda tidak meminta kode, tidak masuk, atau tidak mengubah apa pun, bekukan akun Anda sekarang.", "If you didn't ask for a code, didn't log in or didn't change anything, freeze your account now.";
    what: "Semua sesi berakhir, tidak ada yang dapat masuk, dan kantor Anda diberi tahu. Permohonan Anda tetap tersimpan. Petugas membuka kembali akun Anda setelah Anda menghubunginya.", "All sessions end, nobody can log in, and your office is told. Your applications are kept. The office opens your account again once you contact it.";
    freeze: "Bekukan akun saya", "Freeze my account";
    nothing: "Bila itu memang Anda, tutup saja halaman ini.", "If it was you, just close this page.";
    frozen: "Akun Anda dibekukan", "Your account is frozen";
    frozen_body: "Tidak ada lagi yang dapat masuk ke akun ini. Hubungi kantor Anda untuk membukanya kembali, dan ganti kata sandi kotak surat dinas Anda.", "Nobody can log in to this account any more. Contact your office to open it again, and change the password of your official mailbox.";
    over: "Tautan ini tidak berlaku lagi", "This link is no longer valid";
    over_body: "Tautannya sudah lebih dari 30 hari atau tidak lengkap. Pakai tautan dalam e-mail terbaru, atau hubungi kantor Anda.", "It is older than 30 days or incomplete. Use the link in the latest e-mail, or contact your office.";
}
