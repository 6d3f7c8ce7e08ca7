//! Complaints, in the words of whoever complains: before one is sent, and its receipt.

pub mod due;
pub mod follow;
pub mod outside;

use super::{Lang, lang, pick};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// A number as it is written: "10.000", in English "10,000".
pub fn number(number: usize) -> String {
    let mark = match lang() {
        Lang::Id => ".",
        Lang::En => ",",
    };
    let (thousands, rest) = (number / 1000, (number % 1000).to_string());
    if thousands == 0 { rest } else { [thousands.to_string().as_str(), mark, &"000"[rest.len()..], &rest].concat() }
}

texts! {
    title: "Ajukan pengaduan", "Make a complaint";
    start: "Pengaduan", "Complaints";
    start_how: "Ada yang tidak berjalan semestinya dalam pelayanan, atau perilaku petugas yang tidak patut? Adukan, dengan nama atau tanpa nama.", "Did something go wrong with the service, or did an officer behave improperly? Complain, with your name or without it.";
    have_receipt: "Lihat status pengaduan dengan tanda terima", "Check a complaint's status with its receipt";
    which_agency: "Pengaduan ini untuk instansi mana?", "Which agency is the complaint for?";
    office: "Kantor yang menangani: {}.", "The office that deals with it: {}.";
    law: "Pengaduan tidak dipungut biaya. Peraturan Presiden Nomor 76 Tahun 2013 mewajibkan kantor merahasiakan identitas pengadu dan melarang pembalasan terhadapnya.", "Complaining is free of charge. Presidential Regulation 76 of 2013 obliges the office to keep complainants' identities confidential and forbids retaliation against them.";
    next: "Apa yang terjadi setelah Anda mengadu", "What happens after you complain";
    next_receipt: "Anda menerima nomor dan kode rahasia untuk memeriksa status pengaduan.", "You receive a number and a secret code for checking the status of the complaint.";
    next_class: "Petugas penerima pengaduan menetapkan golongannya. Golongan menentukan batas waktu jawaban.", "The officers who receive complaints put it into a class. The class sets the time limit for the answer.";
    next_read: "Petugas penerima pengaduan memeriksa dan menjawabnya.", "The officers who receive complaints look into it and answer.";
    next_late: "Bila batas waktunya lewat, pengaduan dilaporkan kepada pejabat di atasnya.", "If the limit passes, the complaint is reported to the officials above.";
    next_solved: "Setelah dijawab, Anda menyatakan apakah masalahnya selesai.", "Once it has been answered, you say whether the matter is settled.";
    channels: "Saluran pengaduan lain dan alurnya, dalam standar pelayanan", "Other ways to complain, and the procedure, in the service standard";
    due_now: "Bila Anda mengadu sekarang, kapan jawabannya jatuh tempo?", "If you complained now, when would the answer be due?";
    subject: "Apa yang Anda adukan?", "What is your complaint about?";
    service: "Pelayanan", "The service";
    service_hint: "Misalnya proses, waktu, biaya, persyaratan, atau aplikasi ini", "For example the procedure, time, charges, requirements or this application";
    conduct: "Perilaku petugas", "An officer's conduct";
    conduct_hint: "Ditangani pejabat pengaduan atau kepala Dinas, bukan petugas penerima pengaduan. Bila Anda mengadukan permohonan Anda, petugas yang memprosesnya tidak ikut menangani.", "Dealt with by the complaints official or the head of the agency, not by the officers who receive complaints. If it is about an application of yours, the officers who worked on it take no part.";
    text: "Uraian pengaduan", "Your complaint";
    text_hint: "Apa yang terjadi, kapan, dan apa yang Anda harapkan", "What happened, when, and what you expect";
    count: "{} dari {} karakter", "{} of {} characters";
    who: "Siapa yang mengadu?", "Who is complaining?";
    holder: "Saya, tentang permohonan saya", "I am, about an application of mine";
    holder_hint: "Pengaduan dihubungkan dengan akun dan permohonan Anda.", "The complaint is linked to your account and your application.";
    renewal: "Nomor permohonan", "Number of the application";
    contact: "Saya, dengan nama dan kontak", "I am, with my name and a contact";
    contact_hint: "Agar kantor dapat menghubungi Anda", "So that the office can reach you";
    anonymous: "Tanpa nama", "Without a name";
    anonymous_hint: "Untuk memeriksa statusnya Anda memerlukan tanda terima", "To check its status you need the receipt";
    anonymous_kept: "Nama, kontak, dan akun Anda tidak disimpan bersama pengaduan ini.", "Your name, contact and account are not stored with this complaint.";
    anonymous_files: "Uraian dan berkas dapat mengungkap siapa Anda. Periksa isinya dahulu.", "Your words and files can give away who you are. Check them before you send them.";
    anonymous_receipt: "Jawabannya hanya dapat dibuka dengan nomor dan kode rahasia pada tanda terima. Kode yang hilang tidak dapat dibuat ulang.", "The answer can only be opened with the number and the secret code on the receipt. A lost code can't be restored.";
    log_in: "Masuk untuk mengadukan permohonan Anda", "Log in to complain about an application of yours";
    name: "Nama", "Name";
    email: "E-mail", "E-mail";
    email_hint: "E-mail, nomor ponsel, atau keduanya", "E-mail, mobile number, or both";
    mobile: "Nomor ponsel", "Mobile number";
    files: "Berkas pendukung (tidak wajib)", "Supporting files (optional)";
    files_hint: "PDF atau foto JPEG/PNG; maksimal {} berkas, masing-masing maksimal {}", "PDF or JPEG/PNG photos; at most {} files of at most {} each";
    files_after: "Berkas dikirim setelah pengaduan diterima.", "Files are sent after the complaint has been received.";
    no_files_here: "Berkas dapat ditambahkan nanti dari ponsel Anda, di halaman pengaduan.", "Files can be added later from your phone, on the complaint's page.";
    send: "Kirim pengaduan", "Send the complaint";
    sending: "Mengirim pengaduan", "Sending the complaint";
    choose_subject: "Pilih apa yang Anda adukan", "Choose what your complaint is about";
    write: "Tulis uraian pengaduan Anda", "Write what your complaint is";
    shorten: "Persingkat uraian menjadi maksimal {} karakter: sekarang {}", "Shorten your words to at most {} characters: now there are {}";
    choose_who: "Pilih siapa yang mengadu", "Choose who is complaining";
    choose_renewal: "Pilih nomor permohonan yang Anda adukan", "Choose the number of the application that you complain about";
    enter_name: "Isi nama Anda, atau pilih “Tanpa nama”", "Enter your name, or choose “Without a name”";
    enter_contact: "Isi e-mail atau nomor ponsel Anda", "Enter your e-mail address or mobile number";
    wrong_email: "Isi e-mail lengkap, misalnya nama@contoh.id", "Enter a whole e-mail address, such as name@example.com";
    wrong_mobile: "Isi nomor ponsel Indonesia, misalnya 0812 0000 0001", "Enter an Indonesian mobile number, such as 0812 0000 0001";
    too_many_files: "Kurangi berkas: maksimal {}", "Remove some files: at most {}";

    received: "Pengaduan diterima", "Complaint received";
    number: "Nomor pengaduan", "Complaint number";
    secret: "Kode rahasia", "Secret code";
    received_at: "Diterima {}", "Received {}";
    note_now: "Catat sekarang: kode rahasia ini ditampilkan satu kali.", "Note it now: this secret code is shown once.";
    note_why: "Dengan nomor dan kode ini Anda memeriksa status pengaduan dan membuka jawabannya. Kode yang hilang tidak dapat dibuat ulang.", "With this number and code you check the complaint's status and open the answer. A lost code can't be restored.";
    note_session: "Pengaduan ini juga ada di daftar pengaduan akun Anda.", "This complaint is also on your account's list of complaints.";
    copy: "Salin", "Copy";
    copied: "Disalin", "Copied";
    not_copied: "Peramban tidak mengizinkan penyalinan. Catat dengan cara lain", "This browser does not allow copying. Note it in another way";
    save: "Simpan sebagai berkas", "Save as a file";
    print: "Cetak", "Print";
    file: "Pengaduan {}\nKode rahasia: {}\nDiterima {}\nStatus: {}\n", "Complaint {}\nSecret code: {}\nReceived {}\nStatus: {}\n";
    scan: "Pindai dengan ponsel untuk memeriksa statusnya di sana, atau foto layar ini.", "Scan it with your phone to check its status there, or photograph this screen.";
    scan_name: "Kode QR halaman pengaduan ini", "QR code of this complaint's page";
    noted: "Sudah saya catat, lanjut", "I have written it down, continue";
    no_receipt: "Tanda terima tidak lagi ditampilkan", "The receipt is no longer shown";
    no_receipt_how: "Tanda terima tampil sekali, sesudah pengaduan diterima. Bila Anda mencatatnya, lihat status pengaduan dengan nomor dan kode rahasianya.", "A receipt is shown once, after a complaint was received. If you wrote it down, check the complaint with its number and secret code.";
}
