// A kiosk: pairing, codes for a phone, when it is locked, and when its office is closed. e2e/journeys/kiosk.spec.ts has the whole way.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Kiosk, WINDOWS, commandTerminal, expectAccessibleAtKiosk, pairingCode } from "../fixtures/kiosk";
import { DataPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;
const DAY = 86_400;

/** What the backend says of the terminal. */
interface Told {
  state: { closed?: { opens_at: number } };
  now: number;
}

test("a browser is paired by a code; before it, a kiosk shows how to pair and nothing else", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.unpaired(browser, backend, WINDOWS[0], faults);
  await kiosk.page.goto("/kios/");
  await expect(kiosk.title("Pasangkan kios ini")).toBeVisible();
  await expect(kiosk.page.getByRole("link").filter({ visible: true })).toHaveCount(1);
  await expectAccessibleAtKiosk(kiosk.page, "kios-pasang");
  await kiosk.button("Pasangkan").click();
  await kiosk.expectErrors(/kode/i);
  const code = kiosk.page.getByLabel("Kode pemasangan");
  await code.fill("AAAA-AAAA");
  await kiosk.button("Pasangkan").click();
  await kiosk.expectErrors(/^Periksa kode ini/);
  await expect(code).toHaveValue("AAAA-AAAA");
  await expectAccessibleAtKiosk(kiosk.page, "kios-pasang-salah");
  const paired = await pairingCode(backend);
  await code.fill(paired.toLowerCase().replace("-", " "));
  await kiosk.button("Pasangkan").click();
  await expect(kiosk.title(/^(Perbarui sertifikat elektronik Anda di sini|Kantor sedang tutup)$/)).toBeVisible();
  await kiosk.context.close();

  const other = await Kiosk.unpaired(browser, backend, WINDOWS[0], faults);
  await other.page.goto("/kios/");
  await other.page.getByLabel("Kode pemasangan").fill(paired);
  await other.button("Pasangkan").click();
  await other.expectErrors(/^Periksa kode ini/);
  await other.context.close();
});

test("a code is cancelled on the phone or here, asked for anew, and at most five times", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  const { page } = kiosk;
  await kiosk.logIn(SARI);
  await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click();
  await new DataPage(page).confirmData();
  await kiosk.button("Tampilkan kode QR").click();
  const phone = await kiosk.phone();
  await phone.decline();
  const cancelled = page.locator(".warn").filter({ hasText: "dibatalkan; tidak ada berkas yang diterima" });
  await expect(cancelled).toBeVisible();
  await expectAccessibleAtKiosk(page, "kios-kode-batal");
  await kiosk.button("Minta kode baru").click();
  await kiosk.button("Batalkan").click();
  await expect(cancelled).toBeVisible();
  // Another page and back: the code is still there.
  await kiosk.button("Minta kode baru").click();
  const digits = await page.locator(".matching").textContent();
  await kiosk.link("Kembali").click();
  await new DataPage(page).expectShown();
  await kiosk.goOn();
  await expect(page.locator(".matching")).toHaveText(digits!);
  await kiosk.button("Minta kode baru").click();
  await expect(page.getByText("Kode baru dapat diminta 1 kali lagi.")).toBeVisible();
  await kiosk.button("Minta kode baru").click();
  await expect(kiosk.button("Minta kode baru")).toBeHidden();
  await kiosk.button("Batalkan").click();
  await kiosk.button("Minta kode baru").click();
  await kiosk.expectErrors(/^Tunggu \d+ menit lalu coba lagi/);
  await expectAccessibleAtKiosk(page, "kios-kode-terlalu-banyak");
  await kiosk.context.close();
});

test("a new version is loaded while nobody is there, not while somebody uses the first page; until then the fleet page says so", async ({ browser, backend, faults, other }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  const { page } = kiosk;
  const build = () => page.locator("html").getAttribute("data-build");
  const before = await build();
  const admin = await other(`admin@${PEKALONGAN}`);
  await logIn(admin, undefined, "/petugas/masuk");
  const expectTag = async (tag: string) => {
    await admin.page.goto("/petugas/pengelolaan/kios");
    await expect(admin.page.locator("dl > div").filter({ hasText: "Kios 1" }).locator(".tag")).toHaveText(tag);
  };
  await expectTag("Aktif");
  // The same program with other apps.
  await backend.publish((dist) => {
    for (const app of ["kiosk", "kiosk_journey", "kiosk_feedback"]) {
      const file = join(dist, app, "index.html");
      rmSync(`${file}.br`, { force: true });
      writeFileSync(file, readFileSync(file, "utf8").replace(/data-build="[^"]*"/, 'data-build="aaaabbbbcccc"'));
    }
  });
  // Somebody touches it: it stays.
  await page.getByRole("banner").getByRole("button", { name: "English" }).click();
  await page.clock.fastForward(31_000);
  await expectTag("Versi lama");
  expect(await build()).toBe(before);
  await page.clock.fastForward(61_000);
  await expect(page.locator("html")).toHaveAttribute("data-build", "aaaabbbbcccc");
  await expect(kiosk.begin).toBeVisible();
  expect(page.url()).toBe(`${backend.url}/kios/`);
  await page.clock.fastForward(31_000);
  await expectTag("Aktif");
  await kiosk.context.close();
});

test("a terminal that is locked in the middle of a journey wipes itself", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  await kiosk.logIn(SARI);
  await commandTerminal(backend, "lock");
  await kiosk.page.clock.fastForward(31_000);
  await kiosk.expectWiped();
  await kiosk.button("Ke layar awal").click();
  await expect(kiosk.title("Terminal ini dikunci")).toBeVisible();
  await expectAccessibleAtKiosk(kiosk.page, "kios-dikunci");
  await commandTerminal(backend, "unlock");
  await kiosk.page.clock.fastForward(31_000);
  await expect(kiosk.begin).toBeVisible();
  await kiosk.context.close();
});

test("while the office is closed it says until when, and opens by itself", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  const { page } = kiosk;
  const state = async () => (await (await page.request.get("/api/kiosk", { headers: { "x-perbarui-kiosk": "" } })).json()) as Told;
  const { now } = await state();
  // 23.00 WIB: no office is open then.
  const ahead = now - Math.floor(Date.now() / 1000);
  const night = ahead + ((16 * 3600 - (now % DAY) + DAY) % DAY);
  await backend.restartAhead(night);
  await page.clock.fastForward(31_000);
  await expect(kiosk.title("Kantor sedang tutup")).toBeVisible();
  const opens = (await state()).state.closed!.opens_at;
  const words = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "Asia/Jakarta" }).format(opens * 1000);
  await expect(page.getByText(/^Terminal ini dapat dipakai lagi mulai /)).toContainText(words);
  await expect(page.getByText("layanan ini terbuka kapan saja")).toContainText(new URL(backend.url).host);
  await expect(kiosk.begin).toHaveCount(0);
  await expect(kiosk.finish).toHaveCount(0);
  await expectAccessibleAtKiosk(page, "kios-tutup");
  await backend.restartAhead(opens - Math.floor(Date.now() / 1000) + 60);
  await page.clock.fastForward(31_000);
  await expect(kiosk.begin).toBeVisible();
  await kiosk.context.close();
});
