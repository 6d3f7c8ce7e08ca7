//! Collective renewals, as members and heads of units see them.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    no_invitation: "Tidak ada ajakan pembaruan bersama", "No collective renewal is waiting for you";
    no_invitation_body: "Anda tetap dapat memperbarui sertifikat sendiri.", "You can still renew your certificate by yourself.";
    over: "Pembaruan bersama sudah berakhir", "The collective renewal is over";
    over_body: "Anda tetap dapat memperbarui sertifikat sendiri.", "You can still renew your certificate by yourself.";
    invited: "Anda diajak memperbarui sertifikat bersama", "You are invited to renew together";
    invited_body: "Petugas mengajak pegawai unit kerja Anda memperbarui sertifikat elektronik bersama. Kepala unit kerja merekomendasikan semuanya sekaligus, sehingga {} tidak perlu diunggah.", "Your office invites the people of your unit to renew their electronic certificates together. The head of the unit recommends them all at once, so the {} need not be uploaded.";
    step_data: "Anda memeriksa data Anda.", "You check your details.";
    step_ask: "Pada langkah surat, minta rekomendasi dengan satu tombol.", "At the letter's step, ask for the recommendation with one button.";
    step_passphrase: "Setelah direkomendasikan, Anda membuat passphrase, yang hanya Anda ketahui.", "Once you are recommended, you create a passphrase, which only you know.";
    step_send: "Anda mengirim permohonan.", "You send the application.";
    yes: "Ikut", "Take part";
    no: "Tidak ikut", "Don't take part";
    unit: "Unit kerja", "Unit";
    head: "Kepala unit kerja", "Head of the unit";
    started_by: "Dimulai oleh", "Started by";
    ends: "Berakhir", "Ends";
    message: "Pesan petugas", "The officer's message";
    reason: "Alasan Anda", "Your reason";
    declined: "Anda tidak ikut pembaruan bersama", "You are not taking part";
    declined_body: "Petugas melihat jawaban ini. Anda dapat berubah pikiran sampai pembaruan bersama berakhir, atau memperbarui sertifikat sendiri.", "The officers see this answer. You can change your mind until the collective renewal ends, or renew by yourself.";
    joined: "Anda ikut pembaruan bersama", "You are taking part";
    joined_body: "Lanjutkan permohonan: periksa data, lalu minta rekomendasi pada langkah surat.", "Continue your application: check your details, then ask for the recommendation at the letter's step.";
    asked_body: "Permintaan Anda menunggu kepala unit kerja. Kami mengirim e-mail kepada Anda begitu dijawab.", "Your request is waiting for the head of the unit. We write to you once they answer.";
    recommended_body: "Kepala unit kerja merekomendasikan permohonan Anda; {} tidak perlu diunggah. Lanjutkan dan kirimkan.", "The head of the unit has recommended your application; the {} need not be uploaded. Continue and send it.";
    head_declined_body: "Kepala unit kerja tidak merekomendasikan. Baca alasannya; Anda dapat meminta lagi atau mengunggah {}.", "The head of the unit did not recommend it. Read the reason; you can ask again or upload the {}.";
    sent_body: "Permohonan Anda sudah dikirim dan sedang diproses.", "Your application has been sent and is being handled.";
    issued_body: "Sertifikat Anda sudah terbit.", "Your certificate has been issued.";
    apply: "Perbarui sendiri", "Renew by yourself";
    go_on: "Lanjutkan permohonan", "Continue your application";
    to_request: "Lihat permintaan rekomendasi", "See the request";
    to_certificate: "Ke Sertifikat saya", "To My certificate";

    no_title: "Tidak ikut pembaruan bersama?", "Not taking part?";
    no_body: "Anda tetap dapat memperbarui sertifikat sendiri, dan dapat berubah pikiran sampai pembaruan bersama berakhir.", "You can still renew by yourself, and change your mind until the collective renewal ends.";
    no_reason: "Alasan Anda (opsional)", "Your reason (optional)";
    no_reason_hint: "Petugas membaca alasan ini", "The officers read this reason";

    together: "Pembaruan bersama", "Collective renewal";
    together_body: "Anda diajak dalam pembaruan bersama {}. Permintaan Anda masuk ke kepala unit kerjanya bersama permintaan pegawai lain.", "You are invited to the collective renewal of {}. Your request goes to its head together with those of others.";
    ask_together: "Minta rekomendasi", "Ask for the recommendation";
    another: "Atau minta kepada orang lain", "Or ask somebody else";

    group: "Pembaruan bersama: {}", "Collective renewal: {}";
    group_waiting: "{} permintaan menunggu", "{} requests waiting";
    requests: "Rekomendasikan pembaruan bersama", "Recommend a collective renewal";
    requests_lead: "Pegawai ini sudah memeriksa datanya dan meminta rekomendasi Anda sebagai kepala unit kerja, sebagai pengganti {}. Hapus centang yang belum akan Anda rekomendasikan.", "These employees have checked their details and ask for your recommendation as the head of their unit, in the place of the {}. Untick those whom you don't want to recommend yet.";
    so_far: "Sudah Anda rekomendasikan", "Recommended so far";
    recommended_of: "{} dari {} orang", "{} of {} people";
    none_waits: "Saat ini tidak ada permintaan yang menunggu Anda di pembaruan bersama ini.", "No request in this collective renewal is waiting for you now.";
    who: "Siapa yang Anda rekomendasikan?", "Whom do you recommend?";
    details: "Lihat data", "See the details";
    statement: "Dengan merekomendasikan, Anda menyatakan sebagai kepala unit kerja bahwa setiap pegawai yang dicentang benar bertugas di sana dengan data yang ditampilkan dan memerlukan sertifikat elektronik. Nama, jabatan, dan unit kerja Anda dicatat dan dilihat petugas.", "By recommending, you confirm as the head of the unit that each ticked employee works there with the details shown and needs an electronic certificate. Your name, position and unit are recorded, and officers see them.";
    ticked: "{} orang dicentang", "{} people ticked";
    recommend: "Rekomendasikan yang dicentang", "Recommend those ticked";
    choose: "Centang minimal satu orang", "Tick at least one person";
    done: "{} orang Anda rekomendasikan. Mereka diberi tahu lewat e-mail.", "You recommended {} people. They are told by e-mail.";
    not: "Tidak direkomendasikan, karena datanya baru saja berubah atau permintaannya sudah dijawab atau ditarik kembali: {}.", "Not recommended, since their details have just changed or the request was answered or withdrawn: {}.";
}
