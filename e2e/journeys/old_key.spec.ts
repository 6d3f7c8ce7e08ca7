// A holder renews a second time and proves to have the first key: its file, opened in the browser, signs the request for the new one.
import type { Locator, Request } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { CertificateFiles, FILE_PASSPHRASE } from "../fixtures/certificate_files";
import { certificateFields } from "../fixtures/judges";
import { CasePage } from "../fixtures/officer_pages";
import { FollowPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, apply, approve, fetchFile, openCase } from "../fixtures/walk";

const NAME = "Sari Wulandari";
const DAY = 24 * 60 * 60;
const TITLE = "Buktikan kunci lama ada pada Anda";

class ProvePage extends Sheet {
  get passphrase(): Locator {
    return this.page.getByRole("textbox", { name: "Passphrase berkas" });
  }

  async prove(file: Buffer, passphrase: string): Promise<void> {
    await this.page.locator("input[type=file]").setInputFiles({ name: "lama.p12", mimeType: "application/x-pkcs12", buffer: file });
    await expect(this.page.getByText("lama.p12")).toBeVisible();
    await this.passphrase.fill(passphrase);
    await this.button("Buat bukti").click();
  }
}

test("the old key signs the request for the new one, and the officer sees it", async ({ backend, holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const officer = await other(`verifikator@${PEKALONGAN}`);
  await apply(sari);
  await approve(officer, NAME);
  const file = await fetchFile(sari);
  const { serial, notAfter } = certificateFields({ p12: file, passphrase: PASSPHRASE });
  await backend.restartAhead(notAfter - 20 * DAY - Math.floor(Date.now() / 1000));

  const reference = await apply(sari);
  const page = new ProvePage(sari.page);
  await new FollowPage(sari.page).open(reference);
  await page.link(TITLE).click();
  await page.expectShown(TITLE);
  await expect(sari.page.getByText(serial)).toBeVisible();
  await expectAccessible(sari.page, "bukti-kunci-lama");

  await page.button("Buat bukti").click();
  await page.expectErrors("Pilih berkas sertifikat");
  await page.prove(file, `${PASSPHRASE} `);
  await page.expectErrors(/^Periksa passphrase Anda/);
  // Somebody else's file opens, and proves nothing here.
  const files = new CertificateFiles();
  await page.prove(files.make(["-certfile", files.chain]), FILE_PASSPHRASE);
  files.clear();
  await page.expectErrors(/^Pilih berkas sertifikat Anda yang sekarang/);
  await expect(page.passphrase).toHaveValue(FILE_PASSPHRASE);

  const sent: Request[] = [];
  sari.page.on("request", (request) => sent.push(request));
  await page.prove(file, PASSPHRASE);
  await page.expectShown("Kunci lama sudah dibuktikan");
  const bodies = sent.map((request) => request.postData() ?? "").filter((body) => body !== "");
  expect(bodies).toHaveLength(1);
  const told = Object.keys(JSON.parse(bodies[0]!) as object);
  expect(told.sort()).toEqual(["certificate", "chain", "signature"]);
  expect(bodies[0]).not.toContain(PASSPHRASE);
  await expectAccessible(sari.page, "bukti-kunci-lama-dibuat");

  await openCase(officer, NAME);
  const desk = new CasePage(officer.page);
  await desk.part("Berkas");
  await expect(desk.page.getByText(/^Pada .* pemohon membuktikan bahwa kunci sertifikat lama ada padanya/)).toBeVisible();
  await expectAccessible(officer.page, "petugas-kunci-lama-dibuktikan");
  await desk.part("Data");
  await desk.take();
  await desk.approve();
  await sari.page.goto("/kunci/bukti");
  await page.expectShown("Belum ada yang dapat dibuktikan");
});
