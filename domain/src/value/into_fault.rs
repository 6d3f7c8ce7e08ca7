//! Converts each value's fault to a [`Fault`] with the limit that its text needs.

use super::{
    EmailFault, IdentifierFault, Line, LineFault, MobileFault, NAME_MAX, NameFault, Nik, NikFault, Nip, NipFault,
    OfficialEmail, OneTimeCode, OneTimeCodeFault, PersonName, RankFault,
};
use crate::problem::Fault;

#[allow(clippy::cast_possible_truncation, reason = "limits written in this crate, all below 65,536")]
const fn limit(length: usize) -> u16 {
    length as u16
}

impl From<NikFault> for Fault {
    fn from(fault: NikFault) -> Self {
        match fault {
            NikFault::Blank => Self::Blank,
            NikFault::Character(c) => Self::Character(c),
            NikFault::DigitCount => Self::DigitCount(limit(Nik::LENGTH)),
            NikFault::BirthDate => Self::DateInside,
            NikFault::Sequence => Self::PartInside,
        }
    }
}

impl From<NipFault> for Fault {
    fn from(fault: NipFault) -> Self {
        match fault {
            NipFault::Blank => Self::Blank,
            NipFault::Character(c) => Self::Character(c),
            NipFault::DigitCount => Self::DigitCount(limit(Nip::LENGTH)),
            NipFault::BirthDate => Self::DateInside,
            NipFault::Appointment | NipFault::Sex | NipFault::Sequence => Self::PartInside,
        }
    }
}

impl From<MobileFault> for Fault {
    fn from(fault: MobileFault) -> Self {
        match fault {
            MobileFault::Blank => Self::Blank,
            MobileFault::Character(c) => Self::Character(c),
            MobileFault::Shape => Self::MobileShape,
        }
    }
}

impl From<EmailFault> for Fault {
    fn from(fault: EmailFault) -> Self {
        match fault {
            EmailFault::Blank => Self::Blank,
            EmailFault::TooLong => Self::TooLong(limit(OfficialEmail::MAX)),
            EmailFault::Shape => Self::EmailShape,
        }
    }
}

impl From<IdentifierFault> for Fault {
    fn from(fault: IdentifierFault) -> Self {
        match fault {
            IdentifierFault::Blank => Self::Blank,
            IdentifierFault::Shape => Self::IdentifierShape,
            IdentifierFault::Nip(fault) => fault.into(),
        }
    }
}

impl From<NameFault> for Fault {
    fn from(fault: NameFault) -> Self {
        match fault {
            NameFault::Blank => Self::Blank,
            NameFault::TooLong => Self::TooLong(limit(PersonName::MAX)),
            NameFault::LongWord => Self::TooLong(limit(NAME_MAX)),
            NameFault::Character(c) => Self::Character(c),
        }
    }
}

impl From<LineFault> for Fault {
    fn from(fault: LineFault) -> Self {
        match fault {
            LineFault::Blank => Self::Blank,
            LineFault::TooShort => Self::TooShort(limit(Line::MIN)),
            LineFault::TooLong => Self::TooLong(limit(Line::MAX)),
            LineFault::LongWord => Self::TooLong(limit(NAME_MAX)),
            LineFault::Character(c) => Self::Character(c),
        }
    }
}

impl From<RankFault> for Fault {
    fn from(fault: RankFault) -> Self {
        match fault {
            RankFault::Blank => Self::Blank,
            RankFault::Unknown => Self::UnknownRank,
        }
    }
}

impl From<OneTimeCodeFault> for Fault {
    fn from(fault: OneTimeCodeFault) -> Self {
        match fault {
            OneTimeCodeFault::Blank => Self::Blank,
            OneTimeCodeFault::Character(c) => Self::Character(c),
            OneTimeCodeFault::DigitCount => Self::DigitCount(limit(OneTimeCode::LENGTH)),
        }
    }
}
