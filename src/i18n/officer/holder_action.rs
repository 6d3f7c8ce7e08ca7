//! The officers' pages of cases that wait for their holder.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    mine: "Saya ajukan", "Filed by me";
    mine_none: "Tidak ada pengajuan Anda yang menunggu konfirmasi pemohon.", "None of your filings is waiting for its applicant to confirm.";
    passphrases: "Menunggu passphrase pemohon", "Waiting for the applicant's passphrase";
    most: "Hanya 100 yang paling lama menunggu yang ditampilkan.", "Only the 100 that have waited longest are shown.";
    filed_on: "Diajukan {}", "Filed {}";
    verified_on: "Diverifikasi {}", "Verified {}";
    last_sent: "Tautan terakhir dikirim {}", "Link last sent {}";

    confirmation: "Menunggu konfirmasi pemohon", "Waiting for the applicant to confirm";
    name: "Nama", "Name";
    reference: "Nomor permohonan", "Reference number";
    since: "Menunggu sejak", "Waiting since";
    filed_by: "Diajukan oleh", "Filed by";
    sent: "Tautan terakhir dikirim", "Link last sent";
    open_case: "Buka permohonan", "Open the application";

    again: "Kirim ulang tautan", "Send the link again";
    again_lead: "E-mail yang baru dikirim ke alamat dinas pemohon. Tautan dalam e-mail sebelumnya tidak dimatikan: tautan itu tetap dapat dipakai sampai batas waktunya.", "A new e-mail goes to the applicant's official address. The links in earlier e-mails are not switched off: they keep working until they expire.";
    reminders: "Sistem juga mengingatkan pemohon lewat e-mail sesudah 3 hari dan sesudah 7 hari menunggu.", "The system also reminds the applicant by e-mail after 3 days and after 7 days of waiting.";
    again_from: "Dapat dikirim ulang mulai {}.", "It can be sent again from {}.";
    too_soon: "Tautan baru saja dikirim. Kirim ulang mulai {}", "The link was sent a short while ago. Send it again from {}";
    sending: "Mengirim …", "Sending …";
    done: "E-mail dengan tautan sedang dikirim kepada pemohon. Pengiriman ini tercatat dalam riwayat permohonan.", "The e-mail with the link is on its way to the applicant. This is recorded in the application's history.";

    end: "Batalkan pengajuan", "Cancel the filing";
    end_lead: "Permohonan ditutup dan tidak dapat dibuka lagi. Pemohon diberi tahu lewat e-mail dan membaca alasannya setelah masuk. Permohonan baru dapat diajukan selama sertifikatnya dapat diperbarui.", "The application is closed and can't be reopened. The applicant is told by e-mail and reads the reason after logging in. A new application can be made as long as the certificate can be renewed.";
    reason: "Alasan pembatalan", "Reason for cancelling";
    ended: "Pengajuan {} dibatalkan. Pemohon diberi tahu lewat e-mail.", "Filing {} is cancelled. The applicant is told by e-mail.";
    newer: "Permohonan ini sudah berubah. Data terbaru ada di halaman ini; periksa, lalu ulangi bila perlu", "This application has changed. The latest data is on this page: check it, then try again if needed";
}
