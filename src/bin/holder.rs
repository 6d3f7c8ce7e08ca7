//! Mounts the holder's app.

fn main() {
    perbarui::app::mount(perbarui::app::holder::app);
}
