//! Uploads of which another one takes the place.

use domain::api::{Upload, Uploaded, path};
use domain::person::FilePurpose;

use crate::harness::World;
use crate::inspect::make;
use crate::upload::{kept, send_chunks};
use crate::wizard::{SARI, digest, new_upload};

/// Two tabs, another file each, for the same purpose: the later one takes the place, and the earlier can begin again.
#[tokio::test]
async fn of_two_tabs_the_one_that_began_later_uploads() {
    let world = World::new().await;
    let mut one = world.logged_in(SARI).await;
    let mut other = one.clone();
    let (first, second) = (make::with("/Lang (id)", ""), make::with("/Lang (en)", ""));
    let replaced: Upload = one.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &first)).await.json();
    let upload: Upload = other.post(path::UPLOADS, &new_upload(FilePurpose::Letter, &second)).await.json();
    assert_eq!(one.send_chunk(&replaced, 0, &first, &digest(&first)).await.problem().status, 404);
    assert_eq!(one.complete_upload(&replaced).await.problem().status, 404);
    send_chunks(&mut other, &upload, &second).await;
    assert_eq!(other.complete_upload(&upload).await.json::<Uploaded>().file.sha256, digest(&second));
    assert_eq!(one.upload(FilePurpose::Letter, &first).await.json::<Uploaded>().file.sha256, digest(&first));
    assert_eq!((kept(&world), one.draft().await.draft.files.len()), ((0, 1), 1));
}
