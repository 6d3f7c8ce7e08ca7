//! A complaint taken further: SP4N-LAPOR!, Ombudsman.

use super::super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Melanjutkan ke luar kantor", "Taking it further";
    lead: "Naskah ini dapat Anda pakai di SP4N-LAPOR! atau Ombudsman Republik Indonesia. Kantor tidak mengirimkannya untuk Anda.", "You can use this text with SP4N-LAPOR! or the Ombudsman of the Republic of Indonesia. The office does not send it for you.";
    show: "Lihat naskah", "Show the text";
    copy: "Salin naskah", "Copy the text";
    save_text: "Simpan naskah (.txt)", "Save the text (.txt)";
    save_csv: "Simpan isian (.csv)", "Save the fields (.csv)";
    save_json: "Simpan isian (.json)", "Save the fields (.json)";
    lapor: "Buka lapor.go.id", "Open lapor.go.id";
    ombudsman: "Buka ombudsman.go.id", "Open ombudsman.go.id";
}
