//! The workbench around a case: its place in the list, its parts, the keyboard.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    to_results: "Kembali ke hasil pencarian", "Back to the results";
    place: "{} dari {}", "{} of {}";
    next: "Permohonan berikutnya", "Next application";
    previous: "Permohonan sebelumnya", "Previous application";
    opens_next: "Buka permohonan berikutnya secara otomatis", "Open the next application automatically";
    messages: "Pesan", "Messages";
    step: "Langkah", "Step";
    history: "Riwayat", "History";
    acts: "Tindakan", "Actions";
    done_before: "{}: {}", "{}: {}";
    reserve: "Tangani", "Reserve";
    full_screen: "Layar penuh", "Full screen";
    side_by_side: "Berdampingan", "Side by side";
    see_evidence: "Lihat {}", "View {}";
    unopened: "Belum Anda buka: {}.", "You haven't opened: {}.";

    help: "Pintasan dan pilihan", "Shortcuts and options";
    help_body: "Tekan salah satu tombol ini saat Anda tidak sedang mengetik.", "Press one of these keys while you are not typing.";
    uses_keys: "Gunakan pintasan", "Use shortcuts";
    close: "Tutup", "Close";
}
