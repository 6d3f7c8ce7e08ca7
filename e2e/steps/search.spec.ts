// What an officer looks for: the queue and its filters, and search among all of the agency's renewals; by keyboard.
import { expectAccessible } from "../fixtures/axe";
import { press, type } from "../fixtures/keyboard";
import { CasePage, InboxPage } from "../fixtures/officer_pages";
import { MERANTI, PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { apply, logIn } from "../fixtures/walk";

const NAME = "Sari Wulandari";
const DAY = 24 * 60 * 60;

class SearchPage extends CasePage {
  get results() {
    return this.page.locator("table.cases tbody tr");
  }

  get words() {
    return this.page.getByRole("searchbox", { name: "Nama, unit kerja, NIP, NIK, e-mail, nomor ponsel, atau nomor permohonan" });
  }

  /** Looks for these words; what is told then has the focus. */
  async find(words: string, told: string | RegExp): Promise<void> {
    await this.words.fill(words);
    await this.button("Cari").click();
    await expect(this.page.getByRole("heading", { level: 2, name: told })).toBeFocused();
  }

  async open(): Promise<void> {
    await this.menu("Cari").click();
    await this.expectShown("Cari permohonan");
  }
}

test("a case is found by name, unit, NIP, reference and date; what is wrong is told", async ({ holder, other }) => {
  const reference = await apply(holder(`sari@${PEKALONGAN}`));
  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await logIn(verifier, expectAccessible, "/petugas/masuk");
  const page = new SearchPage(verifier.page);
  await page.open();
  await expectAccessible(verifier.page, "petugas-cari");

  await press(verifier.page, page.button("Cari"));
  await page.expectErrors("Isi kata yang dicari atau rentang tanggal");
  await expectAccessible(verifier.page, "petugas-cari-kesalahan");
  await verifier.page.getByLabel("Dari tanggal").fill("01/02/2027");
  await verifier.page.getByLabel("Sampai tanggal").fill("01/01/2027");
  await page.button("Cari").click();
  await page.expectErrors("Periksa tanggalnya: tanggal akhir mendahului tanggal awal");
  await verifier.page.getByLabel("Dari tanggal").fill("");
  await verifier.page.getByLabel("Sampai tanggal").fill("");

  await type(verifier.page, page.words, "wulan SAR");
  await verifier.page.keyboard.press("Enter");
  await expect(verifier.page.getByRole("heading", { level: 2, name: "1 permohonan ditemukan" })).toBeFocused();
  await expect(page.results).toContainText([new RegExp(`${NAME}[^]*${reference}`)]);
  await expectAccessible(verifier.page, "petugas-cari-hasil");
  await press(verifier.page, page.results.getByRole("link", { name: NAME }));
  await page.expectShown(NAME);
  // The results stay beside the case, in the menu, and behind "Kembali".
  await expect(page.menu("Cari")).toHaveAttribute("aria-current", "true");
  await page.part("Hasil pencarian");
  await expect(verifier.page.getByRole("navigation", { name: "Hasil pencarian" }).locator('[aria-current="true"]')).toContainText(NAME);
  await expectAccessible(verifier.page, "petugas-permohonan-dari-cari");
  await page.link("Kembali ke hasil pencarian").click();
  await page.expectShown("Cari permohonan");
  await expect(page.results).toHaveCount(1);
  await page.results.getByRole("link", { name: NAME }).click();
  await page.expectShown(NAME);
  await page.part("Data");
  const nip = (await verifier.page.getByRole("main").innerText()).match(/\b\d{18}\b/)![0];

  await page.open();
  await expect(page.words, "what was looked for is still there").toHaveValue("wulan SAR");
  await expect(page.results).toHaveCount(1);
  for (const words of [nip, reference.toLowerCase(), "dinas keseh"]) await page.find(words, "1 permohonan ditemukan");
  await page.find("sari tidakada", "Tidak ada permohonan yang cocok");
  await expect(page.results).toHaveCount(0);
  await expectAccessible(verifier.page, "petugas-cari-kosong");
  await page.words.fill("");
  await verifier.page.getByLabel("Dari tanggal").fill("1 Jan 2020");
  await page.button("Cari").click();
  await expect(page.results).toHaveCount(1);

  const stranger = await other(`bsre@${MERANTI}`);
  await logIn(stranger, undefined, "/petugas/masuk");
  const elsewhere = new SearchPage(stranger.page);
  await elsewhere.open();
  for (const words of [NAME, reference, nip]) await elsewhere.find(words, "Tidak ada permohonan yang cocok");

  // From the queue the queue stands there again.
  await page.menu("Antrean").click();
  await page.expectShown(/^Menunggu Anda/);
  await page.link(NAME).click();
  await page.expectShown(NAME);
  await expect(page.menu("Antrean")).toHaveAttribute("aria-current", "true");
});

test("the queue is narrowed by keyboard; what is late says so", async ({ backend, holder, other }) => {
  await apply(holder(`sari@${PEKALONGAN}`));
  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await logIn(verifier, undefined, "/petugas/masuk");
  const inbox = new InboxPage(verifier.page);
  await expectQueue(verifier, "Menunggu Anda (1)", NAME);
  await expect(inbox.row(NAME)).toContainText("Verifikasi");
  await expect(inbox.row(NAME)).not.toContainText("Terlambat");
  await press(verifier.page, inbox.button("Terlambat (0)"));
  await expect(verifier.page.getByRole("heading", { name: "Tidak ada permohonan di tampilan ini" })).toBeVisible();
  await expectAccessible(verifier.page, "petugas-antrean-tak-terlambat");
  await press(verifier.page, inbox.button("Tampilkan yang menunggu Anda"));
  await expectQueue(verifier, "Menunggu Anda (1)", NAME);
  await press(verifier.page, inbox.row(NAME).getByRole("link", { name: NAME }));
  await inbox.expectShown(NAME);
  await new CasePage(verifier.page).take();
  await inbox.menu("Antrean").click();
  await press(verifier.page, inbox.button("Tugas saya (1)"));
  await expectQueue(verifier, "Tugas saya (1)", NAME);

  await backend.restartAhead(7 * DAY);
  await verifier.page.context().clearCookies();
  await logIn(verifier, undefined, "/petugas/masuk");
  await press(verifier.page, inbox.button("Terlambat (1)"));
  await expectQueue(verifier, "Terlambat (1)", NAME);
  await expect(inbox.row(NAME)).toContainText("Terlambat");
  await expectAccessible(verifier.page, "petugas-antrean-terlambat");
});

/** The filter that is on, and whose case it leaves. */
async function expectQueue(officer: Person, filter: string, name: string): Promise<void> {
  await expect(new InboxPage(officer.page).button(filter)).toHaveAttribute("aria-pressed", "true");
  await expect(new InboxPage(officer.page).row(name)).toBeVisible();
}
