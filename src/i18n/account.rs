//! Log-in: password, codes, passkeys.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    login: "Masuk", "Log in";
    ended: "Sesi Anda berakhir. Masuk lagi untuk melanjutkan; isian di halaman ini masih ada, kecuali kata sandi dan passphrase.", "Your session has ended. Log in again to continue; your answers on this page are still here, except passwords and passphrases.";
    identifier: "E-mail dinas atau NIP", "Official e-mail or NIP";
    identifier_hint: "E-mail dinas, misalnya nama@instansi.go.id, atau 18 angka NIP", "Your official e-mail, such as name@agency.go.id, or the 18 digits of your NIP";
    password: "Kata sandi", "Password";
    of_password: " kata sandi", " password";
    enter: "Masuk", "Log in";
    checking: "Memeriksa …", "Checking …";
    first_or_forgotten: "Pertama kali masuk atau lupa kata sandi", "First time here, or forgot your password?";
    token: "Kode dari e-mail", "Code from the e-mail";
    token_hint: "Kami mengirim 6 angka ke {}.", "We sent 6 digits to {}.";
    other_account: "Masuk dengan akun lain", "Log in with another account";
    code_sent: "Kode dikirim pukul {} dan berlaku sampai pukul {}.", "The code was sent at {} and is valid until {}.";
    code_wait: "Kode baru dapat diminta {} detik lagi.", "You can ask for a new code in {} seconds.";
    code_again: "Kirim ulang kode", "Send the code again";
    code_by_mail: "Kirim kode lewat e-mail", "Send a code by e-mail";
    app_code: "Kode dari aplikasi autentikator", "Code from your authenticator app";
    app_code_hint: "Buka aplikasi itu lalu ketik 6 angka yang tampil.", "Open the app and type the 6 digits it shows.";
    recovery_code: "Kode pemulihan", "Recovery code";
    recovery_code_hint: "Salah satu kode yang Anda simpan. Setiap kode berlaku satu kali.", "One of the codes you kept. Each works once.";
    use_recovery_code: "Pakai kode pemulihan", "Use a recovery code";
    other_code: "Pakai kode 6 angka", "Use a 6-digit code";
    passkey: "Masuk dengan passkey", "Log in with a passkey";
    code_missing: "Tidak menerima kode?", "Didn't get a code?";
    code_missing_body: "E-mail kadang baru tiba setelah beberapa menit. Periksa juga folder spam. Bila Anda menerima beberapa kode, setiap kode yang masih berlaku dapat dipakai.", "E-mails sometimes take a few minutes. Check your spam folder too. If you got several codes, any that is still valid works.";
    code_no_mailbox: "Jika e-mail dinas Anda tidak aktif atau tidak dapat dibuka, hubungi ", "If your official mailbox is closed or you can't open it, contact ";
    no_code: "Tidak ada kode yang ditunggu di peramban ini", "This browser isn't waiting for a code";
    no_code_body: "Jika kata sandi Anda isi di perangkat atau peramban lain, masukkan kodenya di sana. Jika tidak, silakan masuk lagi.", "If you entered your password on another device or in another browser, enter the code there. Otherwise, log in again.";
}
