//! Mounts the officers' pages of complaints.

fn main() {
    perbarui::app::mount(perbarui::app::complaints::app);
}
