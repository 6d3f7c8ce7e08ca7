//! Electronic recommendations: a holder asks the head of the unit, who recommends or declines.

pub mod collective;

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    ask: "Minta rekomendasi", "Ask for a recommendation";
    lead: "Kepala unit kerja Anda merekomendasikan permohonan Anda di layanan ini, dengan akunnya sendiri. Rekomendasi itu menggantikan {}.", "The head of your unit recommends your application in this service, from their own account. The recommendation takes the place of the {}.";
    identifier: "NIP atau e-mail dinas kepala unit kerja Anda", "NIP or official e-mail of the head of your unit";
    identifier_hint: "NIP 18 angka atau alamat e-mail dinas yang lengkap. Pencarian ini dicatat dan dapat dilihat oleh yang Anda cari", "The NIP of 18 digits or the whole official address. This search is recorded, and the person can see it";
    find: "Cari", "Find";
    unavailable: "Rekomendasi elektronik belum dapat diminta", "A recommendation can't be requested now";
    unavailable_body: "Jawab dahulu langkah permohonan sampai {}. Bila instansi Anda belum menerima rekomendasi elektronik, unggah suratnya di langkah itu.", "First answer the steps of your application up to the {}. If your agency does not accept electronic recommendations, upload the letter in that step.";
    go_on: "Lanjutkan permohonan", "Continue your application";

    check: "Periksa lalu minta rekomendasi", "Check and ask for the recommendation";
    asked: "Diminta kepada", "Asked of";
    shown: "Data yang direkomendasikan", "What will be recommended";
    shown_body: "Data ini dilihat oleh yang Anda mintai. Bila Anda mengubahnya setelah itu, permintaan dan rekomendasinya tidak berlaku lagi.", "The person you ask sees these details. If you change them afterwards, the request and the recommendation are no longer valid.";
    note_label: "Pesan Anda (opsional)", "Your message (optional)";
    note_hint: "Satu atau dua kalimat, misalnya untuk apa sertifikat diperlukan", "A sentence or two, such as what the certificate is for";
    send: "Kirim permintaan", "Send the request";
    other: "Bukan orang ini", "Not this person";

    waiting: "Permintaan rekomendasi sudah dikirim", "Your request has been sent";
    waiting_body: "Kami mengirim e-mail kepada yang Anda mintai, dan kepada Anda begitu dijawab. {} tetap dapat diunggah kapan saja.", "We sent an e-mail to the person you asked, and write to you once they answer. You can still upload the {} at any time.";
    recommended: "Permohonan Anda direkomendasikan", "Your application is recommended";
    recommended_body: "{} tidak perlu diunggah. Permohonan belum terkirim: lanjutkan dan kirimkan.", "The {} need not be uploaded. Your application has not been sent yet: continue and send it.";
    asked_at: "Diminta", "Requested";
    recommended_at: "Direkomendasikan", "Recommended";
    until: "Dapat dijawab sampai", "Can be answered until";
    note: "Pesan Anda", "Your message";
    withdraw: "Tarik kembali permintaan", "Withdraw the request";
    withdraw_given: "Tarik kembali rekomendasi", "Withdraw the recommendation";
    upload: "Unggah surat saja", "Upload the letter instead";
    declined: "{} tidak memberikan rekomendasi. Alasannya:", "{} did not give a recommendation. The reason:";
    expired: "Permintaan kepada {} tidak dijawab dan sudah kedaluwarsa.", "The request to {} was not answered and has expired.";
    withdrawn: "Permintaan Anda sudah ditarik kembali.", "Your request was withdrawn.";
    void: "Data Anda berubah setelah rekomendasi diminta, sehingga permintaan atau rekomendasi itu tidak berlaku lagi. Mintalah sekali lagi atau unggah surat.", "Your details changed after the recommendation was requested, so it is no longer valid. Ask again or upload the letter.";

    requests: "Permintaan rekomendasi", "Requests for your recommendation";
    requests_lead: "Pegawai yang meminta rekomendasi Anda sebagai kepala unit kerja, yang paling lama menunggu di atas.", "Employees who ask for your recommendation as the head of their unit, the longest wait first.";
    none: "Tidak ada permintaan yang menunggu Anda.", "No request is waiting for you.";
    row_asked: "Diminta {}", "Requested {}";
    row_until: "Dapat dijawab sampai {}", "Can be answered until {}";
    open: "Lihat", "View";

    request: "Rekomendasikan permohonan ini?", "Recommend this application?";
    request_lead: "Pegawai ini meminta rekomendasi Anda sebagai kepala unit kerjanya, sebagai pengganti {}.", "This employee asks for your recommendation as the head of their unit, in the place of the {}.";
    purpose: "Keperluan", "Purpose";
    renewal: "Pembaruan sertifikat elektronik", "Renewal of the electronic certificate";
    reissue: "Penerbitan kembali sertifikat elektronik yang sudah berakhir", "Another electronic certificate, since the last one has expired";
    their_note: "Pesan pemohon", "Their message";
    statement: "Dengan merekomendasikan, Anda menyatakan sebagai kepala unit kerjanya bahwa pegawai ini benar bertugas di sana dengan data di atas dan memerlukan sertifikat elektronik. Nama, jabatan, dan unit kerja Anda dicatat dan dilihat petugas.", "By recommending, you confirm as the head of the unit that this employee works there with the details above and needs an electronic certificate. Your name, position and unit are recorded, and officers see them.";
    recommend: "Rekomendasikan", "Recommend";
    decline: "Tolak", "Decline";
    you_recommended: "Anda merekomendasikan permohonan ini", "You recommended this application";
    you_recommended_body: "Pemohon diberi tahu lewat e-mail. Bila datanya berubah sebelum permohonan dikirim, rekomendasi Anda tidak berlaku lagi.", "The applicant is told by e-mail. If their details change before they apply, your recommendation is no longer valid.";
    you_declined: "Anda menolak permintaan ini", "You declined this request";
    you_declined_body: "Pemohon diberi tahu lewat e-mail dan membaca alasan Anda setelah masuk.", "The applicant is told by e-mail and reads your reason after logging in.";
    request_withdrawn: "Permintaan ini sudah ditarik kembali", "This request was withdrawn";
    request_expired: "Permintaan ini sudah kedaluwarsa", "This request has expired";
    request_void: "Permintaan ini tidak berlaku lagi", "This request is no longer valid";
    nothing_to_do: "Tidak ada yang perlu Anda lakukan.", "There is nothing for you to do.";
    answered_at: "Dijawab", "Answered";
    to_requests: "Ke permintaan rekomendasi", "To your requests";
    why_not: "Apa alasan Anda menolak?", "Why do you decline?";
    why_not_hint: "Pemohon membaca alasan ini", "The applicant reads this reason";
}
