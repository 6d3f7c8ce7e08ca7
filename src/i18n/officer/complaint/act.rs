//! What officers do with a complaint.

use domain::complaint::Act;

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The choice, and its button; blank for what officers don't do.
pub fn label(act: Act, classified: bool) -> &'static str {
    let t = t();
    match act {
        Act::Classify if classified => t.reclassify,
        Act::Classify => t.classify,
        Act::PassOn => t.pass_on,
        Act::Ask => t.ask,
        Act::Answer => t.answer,
        Act::Extend => t.extend,
        Act::Note => t.note,
        Act::Name => t.name,
        Act::Link => t.link,
        Act::Solve => t.solve,
        Act::Attach | Act::Identify | Act::Reply | Act::Reopen | Act::Withdraw => "",
    }
}

/// What it did.
pub fn done(act: Act) -> &'static str {
    let t = t();
    match act {
        Act::Classify => t.classified,
        Act::PassOn => t.passed_on,
        Act::Ask => t.asked,
        Act::Answer => t.answered,
        Act::Extend => t.extended,
        Act::Note => t.noted,
        Act::Name => t.named,
        Act::Link => t.linked,
        _ => t.solved,
    }
}

texts! {
    heading: "Tindakan", "Action";
    choose: "Pilih tindakan", "Choose an action";
    classify_first: "Pengaduan dapat dijawab setelah digolongkan.", "A complaint can be answered once it has been classified.";
    none: "Tidak ada tindakan untuk Anda pada tahap ini.", "There is nothing for you to do at this stage.";
    classify: "Golongkan", "Classify";
    reclassify: "Ubah golongan", "Change the class";
    pass_on: "Teruskan", "Pass on";
    ask: "Tanyakan kepada pengadu", "Ask the complainant";
    answer: "Jawab", "Answer";
    extend: "Perpanjang batas waktu", "Extend the limit";
    note: "Catat secara intern", "Write an internal note";
    name: "Sebut petugas yang diadukan", "Name the officer complained about";
    link: "Kaitkan dengan permohonan", "Link to an application";
    solve: "Catat: pengadu menyatakan teratasi", "Record: solved, according to the complainant";

    class: "Golongan pengaduan", "Class of the complaint";
    class_due: "{}; batas {}", "{}; due {}";
    class_missing: "Pilih golongan pengaduan", "Choose a class";
    class_same: "Pilih golongan lain: pengaduan ini sudah dalam golongan itu", "Choose another class: the complaint is in this one already";
    class_why: "Alasan mengubah golongan", "Reason for changing the class";
    class_why_hint: "Dibaca rekan dan pengadu.", "Read by colleagues and the complainant.";
    class_why_missing: "Tulis alasan mengubah golongan", "Say why you are changing the class";

    to: "Diteruskan kepada", "Pass on to";
    to_missing: "Pilih kepada siapa pengaduan diteruskan", "Choose whom to pass it on to";
    for_colleagues: "Catatan untuk rekan (opsional)", "Note for colleagues (optional)";
    intern_hint: "Pengadu tidak membacanya.", "The complainant doesn't read it.";

    question: "Pertanyaan", "Question";
    question_hint: "Batas waktu berhenti sampai pengadu menjawab. Jangan meminta passphrase atau kata sandi.", "The clock is paused until the complainant answers. Never ask for a passphrase or password.";
    question_anonymous: "Pengadu anonim membacanya bila membuka pengaduannya dengan tanda terima.", "An anonymous complainant reads it by opening the complaint with the receipt.";
    question_missing: "Tulis pertanyaan untuk pengadu", "Write the question";

    template: "Mulai dari contoh", "Start from a template";
    template_none: "Tanpa contoh", "No template";
    template_hint: "Mengisi kotak di bawah bila Anda belum menulis sendiri. Lengkapi bagian bertanda kurung siku.", "Fills the box below unless you have written something yourself. Complete the parts in square brackets.";
    words: "Jawaban", "Answer";
    words_hint: "Tulis apa yang ditemukan, apa yang sudah dilakukan, dan apa yang berikutnya. Maksimal 10.000 karakter.", "Say what was found, what was done and what follows. At most 10,000 characters.";
    words_missing: "Tulis jawaban untuk pengadu", "Write the answer";
    brackets: "Lengkapi atau hapus bagian yang masih bertanda kurung siku: {}", "Complete or remove what is still in square brackets: {}";
    too_long: "Persingkat menjadi maksimal {} karakter; sekarang {}", "Shorten it to at most {} characters; it has {}";
    preview: "Kirim jawaban ini kepada pengadu?", "Send this answer to the complainant?";
    preview_hint: "Beginilah pengadu membacanya:", "This is how the complainant reads it:";
    preview_means: "Jawaban yang sudah dikirim tidak dapat diubah.", "An answer that was sent can't be changed.";
    preview_reopen: "Bila pengadu menyatakan masalahnya belum teratasi, pengaduan ini terbuka kembali.", "If the complainant says that it is not solved, the complaint is open again.";
    send_answer: "Kirim jawaban", "Send the answer";
    cancel: "Batal", "Cancel";

    amount: "Diperpanjang berapa {}", "By how many {}";
    amount_hint: "Bilangan bulat dari 1 sampai {}.", "A whole number from 1 to {}.";
    amount_wrong: "Isi perpanjangan dengan bilangan bulat dari 1 sampai {}", "Enter a whole number from 1 to {}";
    unit_minutes: "menit kerja", "minutes of working time";
    unit_hours: "jam kerja", "hours of working time";
    unit_days: "hari kerja", "working days";
    reason: "Alasan perpanjangan", "Reason for the extension";
    reason_hint: "Pengadu membaca alasan ini bersama batas waktu yang baru. Pengaduan tampil sebagai diperpanjang, bukan terlambat.", "The complainant reads the reason with the new due time. The complaint shows as extended, not as overdue.";
    reason_missing: "Tulis alasan perpanjangan", "Say why you are extending it";

    note_words: "Catatan intern", "Internal note";
    note_hint: "Untuk rekan yang menangani pengaduan. Pengadu tidak membacanya.", "For colleagues who handle complaints. The complainant doesn't read it.";
    note_missing: "Tulis catatan", "Write the note";

    officer: "Petugas yang diadukan", "Officer complained about";
    officer_choose: "Pilih petugas", "Choose an officer";
    officer_means: "Petugas ini tidak lagi dapat melihat pengaduan ini dan tidak dapat menanganinya.", "This officer can neither see nor handle this complaint any more.";
    officer_missing: "Pilih petugas yang diadukan", "Choose the officer complained about";
    officer_question: "Sebut {} sebagai petugas yang diadukan?", "Name {} as the officer complained about?";
    officer_final: "Sebutan ini tidak dapat ditarik kembali.", "This can't be undone.";

    reference: "Nomor permohonan", "Reference number of the application";
    reference_hint: "Misalnya PBR-7K3M-9Q2M. Kaitan ini tidak dapat diubah lagi.", "Such as PBR-7K3M-9Q2M. The link can't be changed later.";
    reference_wrong: "Salin nomor permohonan dengan tepat, misalnya PBR-7K3M-9Q2M", "Copy the reference number exactly, such as PBR-7K3M-9Q2M";

    solve_means: "Catat ini bila pengadu sendiri menyatakan kepada Anda bahwa masalahnya teratasi. Pengaduan ini berakhir.", "Record this when the complainant told you so. The complaint ends.";

    classified: "Pengaduan sudah digolongkan.", "The complaint has been classified.";
    passed_on: "Pengaduan sudah diteruskan.", "The complaint was passed on.";
    asked: "Pertanyaan sudah disampaikan; batas waktu berhenti.", "The question was put to the complainant; the clock is paused.";
    answered: "Jawaban sudah disampaikan.", "The answer was given.";
    extended: "Batas waktu sudah diperpanjang.", "The limit was extended.";
    noted: "Catatan intern sudah ditambahkan.", "The internal note was added.";
    named: "Petugas yang diadukan sudah disebut.", "The officer complained about was named.";
    linked: "Pengaduan sudah dikaitkan dengan permohonan.", "The complaint was linked to the application.";
    solved: "Pengaduan selesai.", "The complaint has ended.";
}
