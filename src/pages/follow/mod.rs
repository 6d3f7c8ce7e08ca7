//! Pages of an application that was sent: its confirmation (`/terkirim`), how it stands (`/lacak`), the certificate's download (`/ambil`).

mod download;
mod messages;
pub mod progress;
mod sent;
mod status;
mod timeline;

pub use download::DownloadPage;
pub use sent::SentPage;
pub use status::FollowPage;
