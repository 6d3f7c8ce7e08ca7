//! Who uploads, and which uploads are theirs.

use domain::person::FilePurpose;
use domain::renewal::PersonId;
use domain::standard::{AgencyId, Role};

use crate::app::error::Error;
use crate::db::Conn;
use crate::db::uploads::{self, UploadRow};

/// Who uploads: a person who is logged in, or the phone that opened their hand-off.
#[derive(Debug)]
pub struct Uploader {
    /// The person.
    pub person: PersonId,
    /// At which agency.
    pub agency: AgencyId,
    /// The person's own roles.
    pub roles: Vec<Role>,
    /// The hand-off that a phone opened; none: the person is logged in.
    pub hand_off: Option<OpenedByPhone>,
}

/// What a phone that opened a hand-off may send.
#[derive(Debug)]
pub struct OpenedByPhone {
    /// The hand-off.
    pub id: String,
    /// What its one file is for.
    pub purpose: FilePurpose,
    /// Whether that file has arrived: nothing else follows.
    pub arrived: bool,
}

impl Uploader {
    /// Returns their upload, if it is for a purpose that is theirs.
    pub(super) async fn upload(&self, db: &mut Conn, id: &str) -> Result<UploadRow, Error> {
        let upload = uploads::get(db, self.person, id).await?;
        upload.filter(|upload| self.may_send(upload.purpose)).ok_or(Error::NotFound)
    }

    /// Whether they may send files for this purpose.
    pub(super) fn may_send(&self, purpose: FilePurpose) -> bool {
        self.hand_off.as_ref().is_none_or(|hand_off| hand_off.purpose == purpose)
    }
}
