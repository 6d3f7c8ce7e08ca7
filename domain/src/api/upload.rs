//! Uploads in numbered chunks.

use serde::{Deserialize, Serialize};

use crate::journey::FileInfo;
use crate::person::FilePurpose;

/// Begins an upload. Answered by [`Upload`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewUpload {
    /// What the file is for.
    pub purpose: FilePurpose,
    /// Name as the device calls it; at most 200 characters.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the whole file, lower-case hex: the same file begun again resumes.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub sha256: String,
}

/// An upload under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Names it.
    pub id: String,
    /// Bytes a chunk; the last may be shorter. Chunks are numbered from 0.
    pub chunk_size: u32,
    /// Chunks that are there already.
    pub received: Vec<u32>,
}

/// An upload that was not completed: the same file begun again goes on from there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StoppedUpload {
    /// What the file is for.
    pub purpose: FilePurpose,
    /// Name as the device calls it.
    pub name: String,
    /// How much of it has arrived, rounded down.
    pub percent: u8,
}

/// The answer to a completed upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Uploaded {
    /// The accepted file.
    pub file: FileInfo,
    /// The draft's new version.
    pub version: u32,
}
