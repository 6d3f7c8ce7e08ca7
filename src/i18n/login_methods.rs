//! How one logs in: password, authenticator app, passkeys, recovery codes.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Cara masuk", "How you log in";
    lead: "Kode lewat e-mail selalu dapat dipakai. Bila kotak surat Anda lambat atau tidak terbuka di ponsel, tambahkan passkey atau aplikasi autentikator di sini. Tidak ada yang wajib.", "A code by e-mail always works. If your mailbox is slow or you can't open it on your phone, add a passkey or an authenticator app here. Nothing is compulsory.";
    own_password: "Kata sandi sekarang", "Current password";
    own_password_hint: "Diperlukan untuk setiap perubahan di halaman ini.", "Needed for every change on this page.";
    passkeys: "Passkey", "Passkeys";
    passkeys_lead: "Masuk dengan sidik jari, wajah, atau kunci layar perangkat Anda, tanpa kata sandi dan tanpa kode. Tambahkan hanya di perangkat milik Anda sendiri.", "Log in with the fingerprint, face or screen lock of your device, without a password and without a code. Add one only on a device of your own.";
    passkey_name: "Nama passkey", "Name of the passkey";
    passkey_name_hint: "Misalnya: Ponsel saya", "For example: My phone";
    add_passkey: "Tambah passkey", "Add a passkey";
    no_passkeys_here: "Passkey tidak dapat dipakai di alamat ini.", "Passkeys can't be used at this address.";
    added: "Ditambahkan {}", "Added on {}";
    used: "Terakhir dipakai {}", "Last used on {}";
    unused: "Belum pernah dipakai", "Never used";
    unnamed: "Tanpa nama", "Unnamed";
    app: "Aplikasi autentikator", "Authenticator app";
    app_lead: "Aplikasi di ponsel Anda, misalnya Google Authenticator atau Aegis, menampilkan 6 angka sebagai pengganti kode lewat e-mail, juga tanpa internet.", "An app on your phone, such as Google Authenticator or Aegis, shows 6 digits in place of the code by e-mail, even without the internet.";
    app_since: "Aktif sejak {}", "In use since {}";
    add_app: "Tambah aplikasi autentikator", "Add an authenticator app";
    scan: "Pindai gambar ini dengan aplikasi itu, atau ketik kunci di bawahnya.", "Scan this picture with the app, or type the key below it.";
    qr: "Kode QR untuk aplikasi autentikator", "QR code for the authenticator app";
    key: "Kunci", "Key";
    open_app: "Buka di aplikasi pada perangkat ini", "Open in the app on this device";
    app_code: "Kode dari aplikasi", "Code from the app";
    app_code_hint: "6 angka yang sekarang tampil di aplikasi", "The 6 digits that the app shows now";
    confirm: "Konfirmasi", "Confirm";
    cancel: "Batal", "Cancel";
    recovery: "Kode pemulihan", "Recovery codes";
    recovery_lead: "Pengganti kode bila ponsel Anda hilang; setiap kode berlaku satu kali. Simpan terpisah dari ponsel.", "Stand in for the code if you lose your phone; each works once. Keep them apart from your phone.";
    recovery_left: "Sisa kode: {}", "Codes left: {}";
    recovery_none: "Belum ada. Kode pemulihan dibuat saat Anda menambah passkey atau aplikasi autentikator, atau dengan tombol ini.", "There are none. Recovery codes are made when you add a passkey or an authenticator app, or with this button.";
    make_codes: "Buat kode pemulihan baru", "Make new recovery codes";
    codes: "Simpan kode pemulihan ini", "Keep these recovery codes";
    codes_lead: "Kode ini hanya ditampilkan sekali; kode yang lama tidak berlaku lagi. Catat atau cetak sekarang.", "These codes are shown only once; earlier ones no longer work. Write them down or print them now.";
    print: "Cetak", "Print";
    kept: "Sudah saya simpan", "I have kept them";
    password: "Kata sandi", "Password";
    password_lead: "Setelah kata sandi diganti, semua sesi lain berakhir.", "Once the password is changed, all other sessions end.";
    change_password: "Ganti kata sandi", "Change the password";
    remove: "Hapus", "Remove";
    remove_app: "Hapus aplikasi autentikator", "Remove the authenticator app";
    of_passkey: " passkey {}", " passkey {}";
    passkey_added: "Passkey ditambahkan.", "The passkey was added.";
    passkey_removed: "Passkey dihapus.", "The passkey was removed.";
    app_added: "Aplikasi autentikator ditambahkan.", "The authenticator app was added.";
    app_removed: "Aplikasi autentikator dihapus. Kode kembali dikirim lewat e-mail.", "The authenticator app was removed. Codes are sent by e-mail again.";
    codes_made: "Kode pemulihan dibuat.", "Recovery codes were made.";
    password_changed: "Kata sandi diganti. Semua sesi lain sudah diakhiri.", "The password was changed. All other sessions have ended.";
}
