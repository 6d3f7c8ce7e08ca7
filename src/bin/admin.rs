//! Mounts the officers' administration.

fn main() {
    perbarui::app::mount(perbarui::app::admin::app);
}
