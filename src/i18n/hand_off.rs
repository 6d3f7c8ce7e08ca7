//! A phone that scanned a kiosk's QR code: which terminal it is, and the file that it asks for.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    name: "Kios", "Kiosk";
    place: "Tempat", "Place";
    office: "Kantor", "Office";
    version: "Versi perangkat lunak", "Software version";

    registered: "Kios ini terdaftar", "This kiosk is registered";
    registered_lead: "Menurut catatan kami, kode QR itu ditampilkan oleh kios berikut.", "According to our records, the QR code was shown by this kiosk.";
    compare_terminal: "Cocokkan nama, tempat, dan empat angka di atas dengan layar kios di depan Anda. Bila ada yang berbeda, jangan masukkan kata sandi di sana dan beri tahu petugas.", "Compare the name, the place and the four digits above with the screen in front of you. If anything differs, do not enter your password there, and tell the staff.";
    not_registered: "Kios ini tidak dikenali", "This kiosk is not known";
    not_registered_lead: "Kode QR ini tidak berasal dari kios kami yang sedang aktif, atau berumur lebih dari dua menit.", "This QR code is not from an active kiosk of ours, or is more than two minutes old.";
    not_registered_next: "Minta kios menampilkan kode baru, lalu pindai lagi. Bila tetap tidak dikenali, jangan masukkan kata sandi di kios itu dan beri tahu petugas Dinas.", "Have the kiosk show a new code and scan it again. If it is still not known, do not enter your password there, and tell the staff.";

    compare: "Samakah angkanya?", "Are the digits the same?";
    compare_lead: "Lihat layar kios. Empat angka ini harus sama dengan yang tampil di sana.", "Look at the kiosk. These four digits must be the same as the ones shown there.";
    same: "Ya, sama", "Yes, the same";
    differs: "Tidak sama", "They differ";
    send: "Kirim berkas ke kios", "Send the file to the kiosk";
    send_lead: "Pilih berkas di ponsel ini. Berkas itu masuk ke permohonan yang sedang terbuka di {}; ponsel ini tidak perlu masuk akun.", "Choose the file on this phone. It is added to the application that is open at {}; you need not log in on this phone.";
    sent: "Berkas sudah masuk", "The file has arrived";
    sent_body: "{} sudah ada di permohonan Anda. Lanjutkan di kios; halaman ini boleh ditutup.", "{} is in your application now. Go on at the kiosk; you can close this page.";
    declined: "Pengiriman dibatalkan", "Cancelled";
    declined_body: "Tidak ada yang dikirim dari ponsel ini. Minta kode baru di kios, lalu pindai langsung dari layarnya. Bila angkanya tetap berbeda, beri tahu petugas.", "Nothing was sent from this phone. Ask for a new code at the kiosk and scan it from its screen. If the digits still differ, tell the staff.";
    in_use: "Kode ini sudah dipakai", "This code has been used";
    in_use_body: "Satu kode hanya untuk satu ponsel dan satu kali buka. Minta kode baru di kios.", "One code is for one phone, and opens once. Ask for a new code at the kiosk.";
    over: "Kode ini tidak berlaku lagi", "This code is no longer valid";
    over_body: "Waktunya habis, kode dibatalkan, atau sesi di kios sudah berakhir. Minta kode baru di kios.", "It ran out, was cancelled, or the session at the kiosk has ended. Ask for a new code at the kiosk.";
}
