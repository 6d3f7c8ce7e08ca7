//! The parts of a case page: its present step and clocks, the letter viewer, the messages.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    step: "Langkah {}: ", "Step {}: ";
    needs: "Kelengkapan: {}", "What this step needs: {}";
    output: "Keluaran: {}", "Output: {}";
    instruction: "Isi disposisi", "Instruction";
    passed_back: "Dikembalikan kepada Anda oleh petugas berikutnya", "Sent back to you by the next officer";
    was_passed_back: "Dikembalikan ke petugas sebelumnya", "Sent back to the previous officer";
    recommended: "Direkomendasikan secara elektronik oleh {} ({}, {}) pada {}; data yang direkomendasikan sama dengan data permohonan.", "Recommended electronically by {} ({}, {}) on {}; what was recommended is what is applied for.";
    sent_again: "Pemohon mengirim lagi berkas yang dikembalikan, tanpa menggantinya.", "The applicant sent the returned file again, unchanged.";
    old_key_proved: "Pemohon membuktikan memegang kunci sertifikat lama", "Applicant proved to have the key of the present certificate";
    old_key: "Pada {} pemohon membuktikan bahwa kunci sertifikat lama ada padanya: kunci itu menandatangani permintaan untuk kunci baru, dan tanda tangannya telah diperiksa.", "On {} the applicant proved to have the key of the present certificate: it signed the request for the new key, and the signature was verified.";
    was_released: "Permohonan dilepaskan", "Application put back";
    link_sent: "Tautan dikirim ulang kepada pemohon", "Link sent to the applicant again";
    filing_cancelled: "Pengajuan dibatalkan", "Filing cancelled";
    send_again: "Kirim ulang tautan (terakhir dikirim {})", "Send the link again (last sent {})";
    or_end: "Kirim ulang tautan (terakhir dikirim {}) atau batalkan pengajuan", "Send the link again (last sent {}) or cancel the filing";
    or: " atau ", " or ";
    show_nik: "Tampilkan NIK", "Show NIK";
    nik_noted: "Tindakan ini tercatat dan dapat dilihat pemohon.", "This is recorded, and the applicant can see it.";
    copy: "Salin", "Copy";
    copied: "Tersalin", "Copied";
    late_working: "Terlambat {} kerja", "Overdue by {} of working time";
    archived: "Diarsipkan", "Archived";
    awaits_confirmation: "Menunggu konfirmasi pemohon", "Waiting for the applicant to confirm";
    clocks: "Waktu", "Time";
    office: "Waktu di kantor", "Time at the office";
    authority: "Waktu di BSrE", "Time at BSrE";
    with_holder: "Waktu di pemohon", "Time with the applicant";
    running: "sedang berjalan", "running";
    not_used: "belum ada", "none yet";
    taken_by: "Ditangani {}", "Taken by {}";
    acting_for: "mewakili {}", "on behalf of {}";
    recorded: "Dicatat: {}", "Recorded: {}";
    filed_by: "Diajukan oleh {} untuk pemohon", "Filed by {} for the applicant";
    on_hold: "Sertifikat belum dapat diterbitkan sampai {}: alamat e-mail atau NIK pemegang ini baru saja diganti.", "No certificate can be issued before {}: this holder's e-mail address or NIK was changed recently.";
    excluded: "Permohonan ini diputuskan oleh rekan lain: Anda mengajukannya, mengubah data atau peran pemegangnya, membuat akunnya, atau akun Anda terkait dengan petugas yang melakukannya.", "A colleague decides on this application: you filed it, changed the holder's data or role, created the account, or your account is linked to an officer who did.";
    excluded_until: "Anda, atau petugas yang terkait dengan akun Anda, mengubah data atau peran pemegang ini atau membuat akunnya. Karena tidak ada petugas lain, Anda dapat memutuskan permohonan ini mulai {}.", "You, or an officer linked to your account, changed this holder's data or role, or created the account. Since there is nobody else, you can decide from {} on.";
    subject: "Subjek sertifikat", "Certificate subject";
    locality: "Kabupaten/kota", "Regency or city";
    shortened: "dipersingkat", "shortened";
    refused: "tidak dapat diterbitkan", "can't be certified";
    signer_unknown: "Penanda tangan sertifikat ini tidak diperiksa.", "Nobody checked who signed this certificate.";
    sheet: "Lembar disposisi", "Disposition sheet";
    report: "Laporan pembaruan", "Renewal report";
    new_tab: " (PDF, tab baru)", " (PDF, new tab)";
    kept_until: "Disimpan sampai", "Retained until";
    last: "Tindakan terakhir: {}.", "Last action: {}.";

    choose_file: "Pilih berkas", "Choose a file";
    page: "halaman {}", "page {}";
    page_of: "Halaman {} dari {}", "Page {} of {}";
    previous: "Sebelumnya", "Previous";
    next: "Berikutnya", "Next";
    zoom_out: "Perkecil", "Zoom out";
    zoom_in: "Perbesar", "Zoom in";
    fit: "Paskan lebar", "Fit width";
    rotate: "Putar", "Rotate";
    viewer: "Penampil berkas", "File viewer";
    not_shown: "Halaman ini tidak dapat ditampilkan di sini. Buka berkasnya di tab baru atau unduh.", "This page can't be shown here. Open the file in a new tab or download it.";

    messages: "Percakapan dengan pemohon", "Conversation with the applicant";
    messages_none: "Belum ada pesan.", "No messages yet.";
    messages_closed: "Permohonan ini sudah selesai: pesan tidak dapat dikirim lagi.", "This application is finished: no more messages can be sent.";
    messages_until: "Percakapan ini terbuka sampai {}.", "This conversation stays open until {}.";
    new_certificate: "Sertifikat baru", "New certificate";
    serial: "Nomor seri", "Serial number";
    valid: "Berlaku", "Valid";
    from_to: "{} sampai {}", "{} until {}";
    issuer: "Penerbit", "Issuer";
    fetched: "Diterima pemohon", "Received by the applicant";
    not_fetched: "Belum dikonfirmasi pemohon", "Not confirmed by the applicant yet";
    office_side: "Petugas", "Office";
    from_holder: "Pemohon", "Applicant";
    write: "Pesan untuk pemohon", "Message to the applicant";
    write_hint: "Pemohon diberi tahu lewat e-mail dan membalas di sini. Jangan meminta passphrase atau kata sandi.", "The applicant is told by e-mail and answers here. Never ask for a passphrase or password.";
    send: "Kirim pesan", "Send the message";
    sent: "Pesan terkirim.", "The message was sent.";
}
