//! The officers' page of how they are mailed about applications.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Pemberitahuan permohonan", "E-mails about applications";
    lead: "Pilih kapan Anda menerima e-mail bila ada permohonan yang menunggu Anda.", "Choose when you get an e-mail about applications that are waiting for you.";
    when: "E-mail permohonan baru", "E-mails about new applications";
    at_once: "Langsung", "At once";
    at_once_hint: "Satu e-mail untuk setiap permohonan.", "One e-mail for each application.";
    hourly: "Sekali sejam", "Once an hour";
    hourly_hint: "Satu ringkasan, hanya pada jam kantor dan bila ada yang baru.", "One summary, only in office hours and only if there is something new.";
    daily: "Sekali sehari", "Once a day";
    daily_hint: "Satu ringkasan saat kantor buka, bila ada yang baru.", "One summary when the office opens, if there is something new.";
    never: "Tidak sama sekali", "Not at all";
    never_hint: "Permohonan tetap tampil di antrean Anda.", "Applications still appear in your queue.";
    always: "Apa pun pilihan Anda, kami tetap mengirim e-mail pada jam kantor bila batas waktu sudah dekat atau sudah lewat.", "Whatever you choose, we still send an e-mail in office hours when a time limit is near or has passed.";
    save: "Simpan", "Save";
    saved: "Pilihan Anda tersimpan.", "Your choice is saved.";
}
