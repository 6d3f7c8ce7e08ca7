//! Photographed pages that are put in order before they are made into one PDF.

use leptos::prelude::*;

use crate::photo_worker::Page;

/// The pages of one letter, in their order. Kept in memory only, longer than the page that shows them.
#[derive(Clone, Copy)]
pub struct PhotoPages(RwSignal<Album, LocalStorage>);

/// What is there now.
#[derive(Clone, Default)]
pub struct Album {
    /// The pages.
    pub pages: Vec<PhotoPage>,
    /// The page that was removed last, and its place.
    pub removed: Option<(usize, PhotoPage)>,
}

/// A page.
#[derive(Clone)]
pub struct PhotoPage {
    /// The photograph's name.
    pub name: String,
    /// What is shown and sent.
    pub page: Page,
    /// Quarter turns to the right.
    pub turns: u8,
}

impl PhotoPages {
    pub(super) fn new() -> Self {
        Self(RwSignal::new_local(Album::default()))
    }

    /// Followed.
    pub fn get(self) -> Album {
        self.0.get()
    }

    /// As it is now.
    pub(super) fn get_untracked(self) -> Album {
        untrack(|| self.get())
    }

    /// Whether there is any; followed.
    pub fn any(self) -> bool {
        !self.get().pages.is_empty()
    }

    /// Appends a page.
    pub(super) fn add(self, name: String, page: Page) {
        self.change(&mut |album| album.pages.push(PhotoPage { name: name.clone(), page: page.clone(), turns: 0 }));
    }

    /// Lets two pages change places, if there are both.
    pub fn swap(self, one: usize, other: usize) {
        self.change(&mut |album| {
            if one.max(other) < album.pages.len() {
                album.pages.swap(one, other);
            }
        });
    }

    /// Turns a page to the right.
    pub fn turn(self, place: usize) {
        self.change(&mut |album| {
            if let Some(page) = album.pages.get_mut(place) {
                page.turns = (page.turns + 1) % 4;
            }
        });
    }

    /// Removes a page. [`Self::restore`] brings the last one back.
    pub fn remove(self, place: usize) {
        self.change(&mut |album| {
            if place < album.pages.len() {
                album.removed = Some((place, album.pages.remove(place)));
            }
        });
    }

    /// Puts the page that was removed last back to its place.
    pub fn restore(self) {
        self.change(&mut |album| {
            if let Some((place, page)) = album.removed.take() {
                album.pages.insert(place.min(album.pages.len()), page);
            }
        });
    }

    /// Forgets them all.
    pub(super) fn clear(self) {
        self.change(&mut |album| *album = Album::default());
    }

    /// Compiled once for all changes.
    fn change(self, change: &mut dyn FnMut(&mut Album)) {
        self.0.update(change);
    }
}
