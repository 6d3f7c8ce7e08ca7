//! The officers' page of delegation during leave.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Pelimpahan tugas", "Delegation";
    lead: "Selama Anda cuti, seorang rekan dapat bertindak di tempat Anda. Riwayat permohonan mencatat nama Anda berdua.", "While you are on leave, a colleague can act in your place. The record names both of you.";
    given: "Anda melimpahkan kepada {}", "You delegated to {}";
    received: "Anda bertindak di tempat {}", "You act in place of {}";
    days: "{} sampai {}", "{} to {}";
    now: "Berlaku sekarang", "In force now";
    later: "Belum mulai", "Not yet";
    end: "Akhiri", "End it";
    end_of: " pelimpahan kepada {}", " – delegation to {}";
    end_question: "Akhiri pelimpahan kepada {}? Mulai saat itu tugas kembali hanya kepada Anda.", "End the delegation to {}? From then on the work is yours alone again.";
    end_yes: "Ya, akhiri", "Yes, end it";
    keep: "Jangan akhiri", "Keep it";
    ended: "Pelimpahan diakhiri.", "The delegation has ended.";
    done: "Tugas Anda dilimpahkan. Rekan Anda melihatnya di antreannya mulai hari pertama.", "Your work is delegated. Your colleague finds it in the queue from the first day on.";
    none: "Tidak ada pelimpahan yang berlaku atau akan datang.", "No delegation is in force or to come.";
    list: "Pelimpahan yang ada", "Delegations";
    new: "Limpahkan tugas Anda", "Delegate your work";
    to: "Kepada", "To";
    choose: "Pilih rekan", "Choose a colleague";
    first: "Hari pertama", "First day";
    last: "Hari terakhir", "Last day";
    give: "Limpahkan", "Delegate";
    but: "Semua peran Anda dilimpahkan, kecuali peran Administrator.", "All of your roles are delegated but the administrator's.";
    alone: "Belum ada petugas lain di instansi Anda. Minta administrator mengundang seorang rekan.", "Your agency has no other officer yet. Ask the administrator to invite a colleague.";
}
