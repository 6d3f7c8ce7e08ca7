//! The survey of satisfaction as people answer it. The questions are those of the regulation's form, with "Anda".

use domain::survey::{Education, Element, Sex, Work};

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The question about an element.
pub fn question(element: Element) -> &'static str {
    let t = t();
    match element {
        Element::Requirements => t.requirements,
        Element::Procedure => t.procedure,
        Element::Time => t.time,
        Element::Cost => t.cost,
        Element::Product => t.product,
        Element::Competence => t.competence,
        Element::Conduct => t.conduct,
        Element::Complaints => t.complaints,
        Element::Facilities => t.facilities,
    }
}

/// Its four answers, the worst first.
pub fn answers(element: Element) -> [&'static str; 4] {
    let t = t();
    match element {
        Element::Requirements | Element::Product => [t.fits_1, t.fits_2, t.fits_3, t.fits_4],
        Element::Procedure => [t.easy_1, t.easy_2, t.easy_3, t.easy_4],
        Element::Time => [t.quick_1, t.quick_2, t.quick_3, t.quick_4],
        Element::Cost => [t.cost_1, t.cost_2, t.cost_3, t.cost_4],
        Element::Competence => [t.able_1, t.able_2, t.able_3, t.able_4],
        Element::Conduct => [t.kind_1, t.kind_2, t.kind_3, t.kind_4],
        Element::Complaints => [t.handled_1, t.handled_2, t.handled_3, t.handled_4],
        Element::Facilities => [t.rooms_1, t.rooms_2, t.rooms_3, t.rooms_4],
    }
}

/// A sex.
pub fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => t().male,
        Sex::Female => t().female,
    }
}

/// A level of education.
pub fn education(education: Education) -> &'static str {
    let t = t();
    match education {
        Education::Primary => t.primary,
        Education::JuniorSecondary => t.junior_secondary,
        Education::SeniorSecondary => t.senior_secondary,
        Education::Bachelor => t.bachelor,
        Education::Master => t.master,
        Education::Doctor => t.doctor,
    }
}

/// An occupation.
pub fn work(work: Work) -> &'static str {
    let t = t();
    match work {
        Work::CivilServant => t.civil_servant,
        Work::Military => t.military,
        Work::Police => t.police,
        Work::PrivateSector => t.private_sector,
        Work::SelfEmployed => t.self_employed,
        Work::Other => t.other,
    }
}

texts! {
    place: "Pertanyaan {} dari {}", "Question {} of {}";
    intro: "Nilai layanan {} dengan sembilan pertanyaan. Tanpa nama: jawaban disimpan terpisah dari permohonan Anda, hanya dengan bulannya.", "Rate the service of {} in nine questions. No names: answers are stored apart from your application, with nothing but the month.";
    until: "Penilaian ini dapat diisi sampai {}.", "You can answer until {}.";
    once: "Tautan ini berlaku untuk satu penilaian. Jika Anda meneruskannya, orang lain dapat mengisinya sebagai ganti Anda.", "This link is good for one rating. If you forward it, somebody else can use it in your place.";
    cannot_say: "Tidak dapat menilai", "I can't say";
    previous: "Pertanyaan sebelumnya", "Previous question";

    requirements: "Bagaimana pendapat Anda tentang kesesuaian persyaratan dengan jenis pelayanannya?", "How well did the requirements fit the service?";
    procedure: "Bagaimana pendapat Anda tentang kemudahan prosedur pelayanan?", "How easy was the procedure?";
    time: "Bagaimana pendapat Anda tentang kecepatan waktu pelayanan?", "How quick was the service?";
    cost: "Bagaimana pendapat Anda tentang kewajaran biaya atau tarif pelayanan?", "How reasonable was the cost of the service?";
    product: "Bagaimana pendapat Anda tentang kesesuaian hasil pelayanan dengan yang tercantum dalam standar pelayanan?", "How well did the result fit what the service standard says?";
    competence: "Bagaimana pendapat Anda tentang kompetensi atau kemampuan petugas?", "How competent were the staff?";
    conduct: "Bagaimana pendapat Anda tentang perilaku petugas dalam hal kesopanan dan keramahan?", "How polite and friendly were the staff?";
    complaints: "Bagaimana pendapat Anda tentang penanganan pengaduan pengguna layanan?", "How well are users' complaints handled?";
    facilities: "Bagaimana pendapat Anda tentang kualitas sarana dan prasarana?", "How good were the facilities?";

    fits_1: "Tidak sesuai", "Not at all";
    fits_2: "Kurang sesuai", "Not well";
    fits_3: "Sesuai", "Well";
    fits_4: "Sangat sesuai", "Very well";
    easy_1: "Tidak mudah", "Not easy";
    easy_2: "Kurang mudah", "Not very easy";
    easy_3: "Mudah", "Easy";
    easy_4: "Sangat mudah", "Very easy";
    quick_1: "Tidak cepat", "Not quick";
    quick_2: "Kurang cepat", "Not very quick";
    quick_3: "Cepat", "Quick";
    quick_4: "Sangat cepat", "Very quick";
    cost_1: "Sangat mahal", "Very expensive";
    cost_2: "Cukup mahal", "Rather expensive";
    cost_3: "Murah", "Cheap";
    cost_4: "Gratis", "Free of charge";
    able_1: "Tidak kompeten", "Not competent";
    able_2: "Kurang kompeten", "Not very competent";
    able_3: "Kompeten", "Competent";
    able_4: "Sangat kompeten", "Very competent";
    kind_1: "Tidak sopan dan ramah", "Not polite and friendly";
    kind_2: "Kurang sopan dan ramah", "Not very polite and friendly";
    kind_3: "Sopan dan ramah", "Polite and friendly";
    kind_4: "Sangat sopan dan ramah", "Very polite and friendly";
    handled_1: "Tidak ada", "Not at all";
    handled_2: "Ada, tetapi tidak berfungsi", "There is a way, but it does not work";
    handled_3: "Berfungsi, tetapi kurang maksimal", "It works, but could be better";
    handled_4: "Dikelola dengan baik", "They are handled well";
    rooms_1: "Buruk", "Poor";
    rooms_2: "Cukup", "Fair";
    rooms_3: "Baik", "Good";
    rooms_4: "Sangat baik", "Very good";

    last: "Catatan dan pengiriman", "Remarks and sending";
    all_answered: "Anda menjawab semua pertanyaan.", "You answered all questions.";
    some_missing: "Anda menjawab {} dari {} pertanyaan. Yang belum dinilai boleh dibiarkan:", "You answered {} of {} questions. You may leave out those without an answer:";
    none_answered: "Anda belum menjawab pertanyaan. Jawab minimal satu:", "You have not answered any question. Answer at least one:";
    remark: "Catatan atau saran (tidak wajib)", "Remarks or suggestions (optional)";
    remark_hint: "Maksimal 1.000 karakter. Dibaca pimpinan dan administrator di dinas; jangan tulis nama, NIK, atau nomor permohonan.", "At most 1,000 characters. Heads and administrators at the office read it; do not write names, NIKs or application numbers.";
    about: "Tentang Anda (tidak wajib)", "About you (optional)";
    about_why: "Untuk laporan survei. Dihitung terpisah dari jawaban Anda, dan hanya ditampilkan untuk kelompok lima orang atau lebih.", "For the survey's report. Counted apart from your answers, and shown only for groups of five people or more.";
    sex: "Jenis kelamin", "Sex";
    male: "Laki-laki", "Male";
    female: "Perempuan", "Female";
    education: "Pendidikan terakhir", "Highest education completed";
    primary: "SD", "Primary school (SD)";
    junior_secondary: "SMP", "Junior secondary school (SMP)";
    senior_secondary: "SMA", "Senior secondary school (SMA)";
    bachelor: "S1", "Bachelor (S1)";
    master: "S2", "Master (S2)";
    doctor: "S3", "Doctor (S3)";
    work: "Pekerjaan", "Occupation";
    civil_servant: "PNS", "Civil servant (PNS)";
    military: "TNI", "Armed forces (TNI)";
    police: "Polri", "Police (Polri)";
    private_sector: "Pegawai swasta", "Private sector";
    self_employed: "Wirausaha", "Self-employed";
    other: "Lainnya", "Other";
    unsaid: "Tidak disebutkan", "Not stated";
    send: "Kirim penilaian", "Send the rating";

    thanks: "Terima kasih", "Thank you";
    thanks_lead: "Penilaian Anda sudah kami terima.", "We have received your rating.";
    thanks_stored: "Yang disimpan: jawaban Anda, dinas yang dinilai, dan bulan pengisian.", "What is stored: your answers, the office they are about, and the month.";
    thanks_not_stored: "Yang tidak disimpan bersamanya: nama, nomor permohonan, perangkat, dan waktu pengisian. Undangannya hanya ditandai sudah dipakai.", "What is not stored with it: name, application number, device, and time of answering. The invitation is only marked as used.";
    answered: "Penilaian ini sudah diisi", "This rating has been given";
    answered_body: "Satu undangan berlaku untuk satu penilaian. Jika Anda baru saja mengirimnya, penilaian Anda sudah kami terima. Jika bukan Anda yang mengisi, orang lain memakai tautan ini.", "One invitation is good for one rating. If you have just sent yours, we have received it. If it was not you, somebody else used this link.";
    over: "Masa penilaian sudah berakhir", "The time for this rating is over";
    over_body: "Penilaian ini dapat diisi sampai {}, dan tidak ada yang mengisinya.", "It could be given until {}, and nobody did.";
    unknown: "Tautan penilaian tidak dikenali", "This rating link is not known";
    unknown_body: "Tautannya tidak lengkap, sudah diganti dengan yang lebih baru, atau sudah sangat lama. Buka halaman permohonan Anda, lalu pilih penilaian di sana.", "The link is incomplete, was replaced by a newer one, or is very old. Open your application's page and choose the rating there.";
    not_due: "Belum dapat dinilai", "Not to be rated yet";
    not_due_body: "Layanan dapat dinilai setelah sertifikat terbit atau permohonan ditolak.", "The service can be rated once the certificate is issued or the application rejected.";
}
