//! A file that is handed over from a phone.

use super::super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    how: "Berkas ini datang dari ponsel Anda: PDF, atau foto lembarannya. Di ponsel Anda tidak perlu masuk.", "This file comes from your phone: a PDF, or photos of the paper. You need not log in on the phone.";
    ask: "Tampilkan kode QR", "Show the QR code";
    another: "Minta kode baru", "Ask for a new code";
    cancel: "Batalkan", "Cancel";
    qr: "Kode QR untuk ponsel Anda", "QR code for your phone";
    scan: "Pindai kode ini dengan kamera ponsel Anda.", "Scan this code with your phone's camera.";
    compare: "Bandingkan angka di ponsel dengan angka di sini. Bila berbeda, tekan “Batalkan”.", "Compare the digits on the phone with those here. If they differ, press “Cancel”.";
    choose: "Pilih atau foto berkasnya di ponsel.", "Choose or photograph the file on the phone.";
    matching: "Angka pencocokan", "Matching digits";
    waiting: "Menunggu ponsel Anda. Kode ini berlaku sampai pukul {}.", "Waiting for your phone. This code is valid until {}.";
    opened: "Ponsel Anda sudah terhubung. Pilih berkasnya di ponsel.", "Your phone is connected. Choose the file on the phone.";
    receiving: "Menerima berkas dari ponsel", "Receiving the file from the phone";
    receiving_percent: "Menerima berkas dari ponsel: {} %", "Receiving the file from the phone: {} %";
    arrived: "Berkas sudah diterima.", "The file has arrived.";
    cancelled: "Pengiriman dari ponsel dibatalkan; tidak ada berkas yang diterima.", "Sending from the phone was cancelled; no file was received.";
    expired: "Kode ini sudah kedaluwarsa; tidak ada berkas yang diterima.", "This code has expired; no file was received.";
    left: "Kode baru dapat diminta {} kali lagi.", "New codes you can still ask for: {}.";
    replace: "Ganti dari ponsel", "Replace it from your phone";
    replaces: "Berkas yang baru menggantikan yang sudah ada.", "The new file takes the place of the present one.";
}
