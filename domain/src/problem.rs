//! Problems of answers: one type for the inline error, the error summary and the backend's 422.
//!
//! Longer than 250 lines because every field and every fault stands with what it means.

use serde::{Deserialize, Serialize};

/// A wrong answer: its field and its fault. The apps have the texts (`src/i18n`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The field to correct.
    pub field: Field,
    /// What is wrong with it.
    pub fault: Fault,
}

impl Problem {
    /// Makes a problem of `field`.
    pub const fn new(field: Field, fault: Fault) -> Self {
        Self { field, fault }
    }
}

/// Everything a person can fill in, choose or upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Official e-mail or NIP at log-in.
    Identifier,
    /// Password at log-in.
    Password,
    /// A password being chosen.
    NewPassword,
    /// A passkey.
    Passkey,
    /// Six digits from the mail.
    Token,
    /// "Is this data right?"
    DataRight,
    /// "Which data changed?"
    ChangedFields,
    /// Name without titles.
    Name,
    /// NIK.
    Nik,
    /// NIP.
    Nip,
    /// Official e-mail.
    Email,
    /// The code that confirms a new official e-mail.
    EmailCode,
    /// Mobile number.
    Mobile,
    /// Unit (OPD, UPT).
    Unit,
    /// Position (jabatan).
    Position,
    /// Rank (pangkat/golongan).
    Rank,
    /// Identity card (KTP) as evidence.
    Ktp,
    /// Decree (SK) as evidence.
    Sk,
    /// Recommendation letter.
    Letter,
    /// Passphrase of the new key.
    Passphrase,
    /// The key pair's certificate request.
    Request,
    /// The officer's reason.
    Reason,
    /// The steps an officer returns.
    ReturnItems,
    /// An officer's note: instruction of a disposition, remark of a report.
    Note,
    /// A message between holder and office.
    Message,
    /// First day of a delegation.
    FirstDay,
    /// Last day of a delegation.
    LastDay,
    /// Day on which the authority acted.
    ActedOn,
    /// Who stands in.
    Delegate,
    /// Minutes of a meeting.
    Minutes,
    /// What a meeting decided.
    Decisions,
    /// Serial number of a certificate.
    Serial,
    /// Start of a certificate's validity.
    NotBefore,
    /// End of a certificate's validity.
    NotAfter,
    /// A certificate's file.
    CertificateFile,
    /// Status of a certificate.
    CertificateStatus,
    /// Roles of an officer.
    Roles,
    /// A table of holders (CSV).
    Table,
    /// Office hours.
    Hours,
    /// Days on which this office is closed.
    ClosedDays,
    /// Domains of official e-mail.
    EmailDomains,
    /// Largest upload.
    MaxUpload,
    /// Days of reminders.
    ReminderDays,
    /// Name of a terminal.
    TerminalName,
    /// Place of a terminal.
    TerminalPlace,
    /// The code that pairs a browser with a terminal.
    PairingCode,
    /// When a complaint came.
    ReceivedAt,
    /// Reference of a renewal.
    Reference,
    /// By how much a limit is extended.
    Extension,
    /// Class of a complaint.
    ComplaintClass,
    /// The answers of the survey.
    Ratings,
    /// The remark of the survey.
    Remark,
    /// What is done about the survey's lowest element.
    Plan,
    /// Who does it.
    PlanOwner,
    /// By when.
    PlanDue,
}

/// A fault. Numbers are the limits that its text needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing was given.
    Blank,
    /// More characters than allowed.
    TooLong(u16),
    /// Fewer characters than needed.
    TooShort(u16),
    /// Not the number of digits that this number has.
    DigitCount(u16),
    /// This character can't be in it.
    Character(char),
    /// At log-in: neither an e-mail address nor a NIP of 18 digits.
    IdentifierShape,
    /// Where a holder is looked up: neither an e-mail address nor 18 or 16 digits.
    HolderShape,
    /// The date inside the number does not exist.
    DateInside,
    /// A part of the number is outside its range (region, sequence, sex).
    PartInside,
    /// Not an e-mail address.
    EmailShape,
    /// An e-mail address outside the agency's domains.
    EmailDomain,
    /// Not an Indonesian mobile number.
    MobileShape,
    /// Not a rank of the list.
    UnknownRank,
    /// The new value is the value on record.
    Unchanged,
    /// The new e-mail awaits its code.
    Unconfirmed,
    /// Another person on record has this value.
    Taken,
    /// The value can't be used at this agency; why is not told.
    NotUsable,

    /// Identifier or password is wrong (which of them is not told).
    WrongCredentials,
    /// The password of whoever is logged in is another one.
    WrongPassword,
    /// The account was frozen, since its owner said that somebody else uses it.
    AccountFrozen,
    /// No passkey of anybody here, or it was asked for too long ago.
    PasskeyUnknown,
    /// The code is wrong; tries left.
    WrongCode(u8),
    /// An authenticator app shows another code.
    CodeMismatch,
    /// The code is older than its lifetime.
    CodeExpired,
    /// The code was used already.
    CodeUsed,
    /// A code was mailed just now; seconds until another one can be asked for.
    CodeSent(u32),
    /// Too many tries; seconds until the next one.
    TooManyTries(u32),
    /// The link was used, is too old or unknown.
    LinkExpired,
    /// The pairing code was used, is too old or unknown.
    PairingCodeUnknown,

    /// Too common, or a pattern.
    Common,
    /// On a list of passwords that many people use.
    MuchUsed,
    /// Contains one's name, NIP, birth date or a word of the service.
    ContextWord,
    /// Lacks a class (upper, lower, digit, symbol) that the policy asks for.
    Classes,

    /// The file has no bytes.
    FileEmpty,
    /// Larger than the limit, in bytes.
    FileTooLarge(u64),
    /// Neither PDF nor JPEG nor PNG, whatever its name says.
    FileType,
    /// Encrypted with a password.
    FileEncrypted,
    /// A PDF of no pages.
    FileNoPages,
    /// More pages than the limit.
    FileTooManyPages(u32),
    /// A PDF that would do something by itself or carries more than pages: what, and on which page (from 1), if it stands on
    /// one.
    FileActiveContent(ActiveContent, Option<u32>),
    /// Cut off or damaged.
    FileUnreadable,
    /// The uploaded file is missing or changed: it must be uploaded again.
    FileLost,
    /// The data is no longer that which was recommended.
    RecommendationVoid,
    /// A returned file is still the one that was sent before.
    FileNotReplaced,
    /// Malware was found.
    FileInfected,
    /// The scanner could not check it: try again later.
    FileNotChecked,
    /// The scanner takes it for unusual without knowing harm in it: another form of the file may do.
    FileSuspicious,
    /// A photograph in a format of phones or of the web that has to be converted.
    FilePhotoFormat(PhotoFormat),
    /// Its bytes can't be had where it is kept, e.g. because it stands in a cloud only.
    FileUnavailable,
    /// A photograph smaller than this many pixels a side.
    ImageTooSmall(u32),
    /// A photograph of more than this many megapixels.
    ImageTooManyPixels(u32),

    /// The certificate request is damaged.
    RequestMalformed,
    /// The request's own signature is wrong: no proof of possession (RFC 2986).
    RequestSignature,
    /// A key of another type or size than the authority issues for.
    RequestKeyType,
    /// This public key was seen before: a renewal replaces the key pair.
    RequestKeyReused,
    /// The wrapped private key is not an encrypted PKCS#8 of the required strength.
    WrappedKey,

    /// Not a date.
    DateShape,
    /// A day that is over.
    Past,
    /// A time that is still to come.
    Future,
    /// The end comes before the beginning.
    BeforeFirst,
    /// The person is oneself.
    Yourself,
    /// The person is unknown at this agency, or can't do it.
    UnknownPerson,
    /// A number outside these bounds.
    OutOfRange(u32, u32),
    /// The hours contradict themselves.
    HoursOrder,
    /// Not a domain of e-mail addresses.
    DomainShape,
    /// Neither DER nor PEM of an X.509 certificate.
    CertificateUnreadable,
    /// The certificate is of somebody else.
    CertificateOtherPerson,
    /// The certificate is not signed by the authority.
    CertificateOtherIssuer,
    /// The certificate's key is one that was certified before.
    CertificateOldKey,
    /// The certificate's key is not the one that was asked for.
    CertificateOtherKey,
    /// The certificate has ended already.
    CertificateExpired,
    /// The certificate begins in the future.
    CertificateNotYet,
    /// It ends no later than the certificate that it replaces.
    CertificateNoLonger,
    /// The certificate is valid for more than so many years.
    CertificateTooLong(u16),
    /// A certificate with this serial number is on record.
    CertificateKnown,
    /// Not a serial number.
    SerialShape,
    /// Not a status of the list.
    UnknownStatus,
    /// No renewal of this agency has this reference.
    UnknownReference,
    /// A role that this agency's procedure does not know.
    UnknownRole,
    /// The table has no column of this name.
    MissingColumn(String),
    /// The table has a column of this name that nobody knows.
    UnknownColumn(String),
    /// The table has more rows than allowed.
    TooManyRows(u32),
    /// The table has no row that names its columns.
    NoHead,
    /// More than one sheet of the workbook is a table of holders.
    TwoTables(String, String),
    /// The workbook is damaged, protected with a password, or larger than is read.
    WorkbookUnreadable,
    /// Digits of the number are lost: a spreadsheet keeps fifteen.
    Rounded,
    /// Day and month can't be told apart, since other dates of the column have the month first.
    DateOrder,
    /// The row has another number of cells than the head.
    CellCount,
    /// The cell is a formula, which a spreadsheet would run.
    Formula,
    /// The same value stands in this earlier line of the table.
    RepeatedLine(u32),
}

/// What a PDF holds besides its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActiveContent {
    /// A script.
    Script,
    /// A script of a form field.
    FieldScript,
    /// Something that happens when it is opened, turned over or printed.
    Automatic,
    /// A link to a file or a program, or a part that is kept in another file.
    FileLink,
    /// A form that sends or fetches data, or one in XFA.
    Form,
    /// A file.
    Attachment,
    /// Sound, film, 3D.
    Media,
}

/// A photograph's format that is not taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PhotoFormat {
    /// HEIC, as iPhones take it, whatever the name says; and AVIF.
    Heic,
    /// WebP.
    Webp,
}
