//! Mounts the app for electronic recommendations.

fn main() {
    perbarui::app::mount(perbarui::app::recommendation::app);
}
