//! What the office wants to change of an account: agreed to, or refused, by a mailed link.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    change: "Perubahan data akun Anda", "A change to your account";
    change_lead: "Kantor Anda mengusulkan perubahan data akun Anda; data yang akan diubah tercantum dalam e-mail kami. Setujui hanya bila perubahan ini memang benar.", "Your office wants to change your account data; our e-mail says which. Agree only if the change is right.";
    objection: "Keberatan atas usulan", "Objecting to a proposal";
    objection_lead: "Bila usulan dalam e-mail dari kami keliru atau tidak Anda ketahui, tolaklah. Bila benar, tutup saja halaman ini.", "If the proposal in our e-mail is wrong or unknown to you, refuse it. If it is right, just close this page.";
    agree: "Setujui perubahan", "Agree to the change";
    object: "Tolak", "Refuse";
    agreed: "Perubahan disetujui", "You have agreed to the change";
    objected: "Usulan ditolak", "The proposal is refused";
    answered_body: "Jawaban Anda sudah kami catat. Anda dapat menutup halaman ini.", "Your answer is recorded. You can close this page.";
    over: "Tautan ini tidak berlaku lagi", "This link is no longer valid";
    over_body: "Usulan itu sudah berlaku, ditolak, atau gugur, atau tautannya tidak lengkap. Bila ragu, hubungi kantor Anda.", "The proposal has taken effect, been refused or lapsed, or the link is incomplete. If in doubt, ask your office.";
    not_by_link: "Tautan ini tidak dapat dipakai untuk menyetujui", "You can't agree through this link";
    not_by_link_body: "Misalnya karena kata sandi Anda diganti setelah e-mail itu dikirim. Anda masih dapat menolak usulan itu; bila tidak Anda tolak, kantor Anda yang memutuskan.", "Your password may have been changed after the e-mail was sent. You can still refuse the proposal; if you don't, your office decides.";
}
