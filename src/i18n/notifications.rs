//! How one is notified.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Pemberitahuan", "Notifications";
    lead: "E-mail tentang akun dan permohonan Anda memakai bahasa yang Anda pilih di sini, juga bila Anda masuk dalam bahasa lain.", "E-mails about your account and applications use the language you choose here, even if you log in in the other one.";
    language: "Bahasa e-mail", "Language of e-mails";
    indonesian: "Bahasa Indonesia", "Indonesian";
    english: "Bahasa Inggris", "English";
    texts: "Pesan singkat", "Text messages";
    to: "Kirim juga pesan singkat ke {}", "Also send text messages to {}";
    to_hint: "Bila ada yang perlu Anda lakukan, bila permohonan Anda selesai, atau menjelang akhir masa berlaku sertifikat. Nomor dan isinya diteruskan ke layanan pesan kantor Anda, tanpa nama, NIK, alasan, atau kode.", "When there is something for you to do, when your application is finished, or before your certificate expires. The number and the text go to your office's message service, without name, NIK, reason or code.";
    no_number: "Pesan singkat tidak tersedia karena nomor ponsel Anda belum ada pada data kami.", "Text messages are not available because we have no mobile number for you.";
    save: "Simpan", "Save";
    saved: "Pilihan Anda tersimpan.", "Your choices are saved.";
}
