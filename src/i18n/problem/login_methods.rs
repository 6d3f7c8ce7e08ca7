//! What is wrong with a passkey, an authenticator app's code, or one's own password.

use domain::problem::Fault;

use super::super::pick;

/// What to do about it.
pub fn fault(fault: &Fault) -> &'static str {
    let t = pick(&ID, &EN);
    match fault {
        Fault::WrongPassword => t.wrong_password,
        Fault::CodeMismatch => t.code_mismatch,
        _ => t.passkey_unknown,
    }
}

texts! {
    wrong_password: "Periksa kata sandi Anda: kata sandi itu salah", "Check your password: it is wrong";
    passkey_unknown: "Passkey tidak dipakai: dibatalkan, tidak ada di perangkat ini, atau tidak terdaftar di layanan ini. Coba lagi atau masuk dengan kata sandi", "No passkey was used: you cancelled, there is none on this device, or it is not registered with this service. Try again or log in with your password";
    code_mismatch: "Kode ini tidak cocok. Periksa jam ponsel Anda, lalu ketik kode yang tampil sekarang", "This code doesn't match. Check the clock of your phone, then type the code that it shows now";
}
