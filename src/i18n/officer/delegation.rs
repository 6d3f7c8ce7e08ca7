//! The officers' page of delegation during leave.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Pelimpahan tugas", "Delegation";
    lead: "Selama Anda cuti, seorang rekan dapat mewakili Anda (Plh.). Riwayat permohonan mencatat nama Anda berdua.", "While you are on leave, a colleague can act on your behalf. The record names both of you.";
    given: "Anda melimpahkan kepada {}", "You delegated to {}";
    received: "Anda mewakili {}", "You act on behalf of {}";
    days: "{} sampai {}", "{} to {}";
    now: "Berlaku sekarang", "In force now";
    later: "Belum mulai", "Starts later";
    end: "Akhiri", "End it";
    end_of: " pelimpahan kepada {}", " – delegation to {}";
    end_question: "Akhiri pelimpahan kepada {}? Ia langsung tidak lagi mewakili Anda.", "End the delegation to {}? From then on they can no longer act on your behalf.";
    end_yes: "Ya, akhiri", "Yes, end it";
    keep: "Batal", "Cancel";
    ended: "Pelimpahan diakhiri.", "The delegation has ended.";
    done: "Tugas Anda dilimpahkan. Rekan Anda melihatnya di antreannya mulai hari pertama.", "Your work is delegated. Your colleague sees it in their queue from the first day on.";
    none: "Belum ada pelimpahan yang berlaku atau dijadwalkan.", "No current or upcoming delegations.";
    list: "Daftar pelimpahan", "Delegations";
    new: "Limpahkan tugas Anda", "Delegate your work";
    to: "Kepada", "To";
    choose: "Pilih rekan", "Choose a colleague";
    first: "Hari pertama", "First day";
    last: "Hari terakhir", "Last day";
    give: "Limpahkan", "Delegate";
    but: "Semua peran Anda dilimpahkan, kecuali peran Administrator.", "All your roles except Administrator are delegated.";
    alone: "Belum ada petugas lain di instansi Anda. Minta administrator mengundang seorang rekan.", "Your agency has no other officer yet. Ask the administrator to invite a colleague.";
}
