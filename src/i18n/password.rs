//! The link that sets a password: asked for, and opened.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    link: "Atur kata sandi", "Set or reset your password";
    link_lead: "Untuk aktivasi pertama atau bila Anda lupa kata sandi. Kami mengirim tautan ke e-mail dinas Anda.", "For your first log-in, or if you forgot your password. We send a link to your official e-mail.";
    ask_link: "Kirim tautan", "Send the link";
    link_sent: "Periksa e-mail dinas Anda", "Check your official e-mail";
    link_sent_to: "Jika {} terdaftar, tautan akan tiba di e-mail dinasnya dalam beberapa menit. Sampai kapan tautan berlaku tertulis dalam e-mail itu.", "If {} is registered, a link will arrive in its official mailbox within a few minutes. The e-mail says until when the link is valid.";
    link_change: "Ubah alamat atau NIP", "Change the e-mail or NIP";
    link_sent_body: "Bila e-mail belum tiba, periksa folder spam. Permintaan yang terlalu sering tidak dikirim lagi: pakailah tautan terakhir yang Anda terima, atau hubungi petugas.", "If it doesn't arrive, check your spam folder. Requests made too often are not sent again: use the latest link you received, or contact the office.";
    new_password: "Buat kata sandi", "Set a password";
    new_password_label: "Kata sandi baru", "New password";
    new_password_hint: "Minimal 8 karakter, tanpa nama atau NIP Anda. Boleh memakai spasi.", "At least 8 characters, without your name or NIP. Spaces are allowed.";
    save: "Simpan kata sandi", "Save the password";
    saved: "Kata sandi tersimpan", "The password is saved";
    saved_body: "Masuklah dengan kata sandi baru. Sesi lain, jika ada, sudah diakhiri.", "Log in with the new password. Any other sessions were ended.";
    no_link: "Tautan ini tidak dapat dipakai", "This link can't be used";
    no_link_body: "Tautan ini sudah dipakai, sudah kedaluwarsa, atau tidak lengkap. Minta tautan baru, atau tempelkan seluruh tautan dari e-mail terakhir.", "It has been used, has expired or is incomplete. Ask for a new link, or paste the whole link from the latest e-mail.";
}
