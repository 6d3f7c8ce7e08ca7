//! Photographs by a camera that is attached to the terminal.

use super::super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    begin: "Foto dengan kamera terminal ini", "Photograph it with this terminal's camera";
    starting: "Menyalakan kamera", "Starting the camera";
    picture: "Gambar kamera", "Picture from the camera";
    how: "Letakkan satu halaman rata di depan kamera dengan semua tepinya tampak, lalu ambil. Ulangi untuk halaman berikutnya.", "Lay one page flat in front of the camera with all its edges in the picture, then take it. Do the same for the next page.";
    take: "Ambil halaman ini", "Take this page";
    end: "Selesai memotret", "Finish taking photos";
    name: "foto dari kios.png", "photos from the kiosk.png";
    missing: "Kamera tidak ditemukan. Kirim berkas dari ponsel Anda, atau beri tahu petugas.", "No camera was found. Send the file from your phone, or tell an officer.";
    refused: "Peramban terminal ini tidak mengizinkan pemakaian kamera. Kirim berkas dari ponsel Anda, atau beri tahu petugas.", "This terminal's browser does not allow the use of the camera. Send the file from your phone, or tell an officer.";
    busy: "Kamera tidak dapat dinyalakan; mungkin sedang dipakai program lain. Coba lagi, atau kirim berkas dari ponsel Anda.", "The camera can't be started; another program may be using it. Try again, or send the file from your phone.";
    lost: "Kamera terlepas atau berhenti. Halaman yang sudah diambil masih tampil di sini. Pasang kembali kameranya lalu coba lagi, atau kirim berkas dari ponsel Anda.", "The camera was unplugged or stopped. Pages already taken still stand here. Plug it in again and try once more, or send the file from your phone.";
    untaken: "Gambar ini tidak dapat diambil. Coba lagi, atau kirim berkas dari ponsel Anda.", "This picture could not be taken. Try again, or send the file from your phone.";
    black: "Gambar dari kamera hitam; tidak ada halaman yang diambil. Buka penutup lensanya atau tambah cahaya, lalu coba lagi.", "The picture from the camera is black; no page was taken. Uncover the lens or add light, then try again.";
}
