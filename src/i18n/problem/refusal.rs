//! What an officer does about a command that was refused.

use domain::renewal::Refusal;

use crate::i18n::pick;

/// The words; none for what says no more than that it is refused.
pub fn text(refusal: Refusal) -> Option<&'static str> {
    let t = pick(&ID, &EN);
    Some(match refusal {
        Refusal::OwnApplication | Refusal::FiledByYou => t.four_eyes,
        Refusal::NotTaken => t.not_taken,
        Refusal::LastAdministrator => t.last_administrator,
        Refusal::AuthorityEnds => t.authority_ends,
        Refusal::OwnRole | Refusal::SecondPerson => t.second_person,
        Refusal::ChangedByYou => t.changed_by_you,
        Refusal::OnHold => t.on_hold,
        Refusal::AlreadyOpen
        | Refusal::NotRenewable
        | Refusal::WrongStage
        | Refusal::CaseOpen
        | Refusal::NotYours
        | Refusal::WrongRole
        | Refusal::OwnComplaint
        | Refusal::BadReturn
        | Refusal::TooSoon => return None,
    })
}

texts! {
    four_eyes: "Minta rekan lain memutuskan: permohonan sendiri, atau yang Anda ajukan, diputuskan orang lain", "Ask a colleague to decide: nobody decides on an application of their own or one that they filed";
    not_taken: "Petugas lain sedang menangani permohonan ini", "Another officer is working on this application";
    last_administrator: "Beri peran administrator kepada orang lain lebih dahulu: instansi Anda memerlukan minimal satu", "Make someone else an administrator first: your agency needs at least one";
    authority_ends: "Hubungi administrator: sertifikat milik penerbit hampir berakhir dan harus diganti lebih dahulu", "Tell the administrator: the issuer's own certificate is about to expire and has to be replaced first";
    second_person: "Minta administrator lain melakukannya: tidak ada yang memberi peran kepada diri sendiri atau menyetujui usulannya sendiri", "Ask another administrator: nobody gives themselves a role or confirms their own proposal";
    changed_by_you: "Minta rekan lain memeriksanya: data atau peran pemegang ini Anda ubah, atau akunnya Anda buat", "Ask a colleague to check it: you changed this holder's data or role, or created the account";
    on_hold: "Tunggu sampai masa tunggu selesai: alamat e-mail atau NIK pemegang ini baru saja diganti", "Wait until the waiting time is over: this holder's e-mail address or NIK was changed recently";
}
