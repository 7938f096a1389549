package dk.tovholder.udbakke;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server that receives, and fails in the ways that mail servers fail. */
public final class Testpostserver implements AutoCloseable {

	/** How the server treats those who come. */
	public enum Opfoersel {

		MODTAGER,
		/** Takes the connection and says nothing. */
		HAENGER,
		/** Takes the whole letter and is gone before it says so. */
		TABER_FOER_OK,
		/** Says that it has the letter and is gone before the goodbye. */
		TABER_EFTER_OK,
		/** Asks for another time. */
		SENERE

	}

	private final List<String> modtaget = new CopyOnWriteArrayList<>();

	private final List<String> set = new CopyOnWriteArrayList<>();

	private final Set<String> ukendte = ConcurrentHashMap.newKeySet();

	private final CountDownLatch lukket = new CountDownLatch(1);

	private final int port;

	private volatile Opfoersel opfoersel = Opfoersel.MODTAGER;

	private volatile ServerSocket server;

	private volatile Thread lytter;

	public Testpostserver() throws IOException {
		server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		port = server.getLocalPort();
		lyt(server);
	}

	public int port() {
		return port;
	}

	/** The letters that the server has said it has, whole. */
	public List<String> modtaget() {
		return modtaget;
	}

	/** The letters that it has seen to the end, whatever it said. */
	public List<String> set() {
		return set;
	}

	public void opfoer(Opfoersel ny) {
		opfoersel = ny;
	}

	/** From now on there is nobody with this address. */
	public void kenderIkke(String adresse) {
		ukendte.add(adresse);
	}

	/** Takes no connections until {@link #aaben()}. */
	public void luk() throws IOException, InterruptedException {
		server.close();
		// Until the listener has let go, the system may still take a connection.
		lytter.join();
	}

	public void aaben() throws IOException {
		server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
		lyt(server);
	}

	@Override
	public void close() throws IOException {
		lukket.countDown();
		server.close();
	}

	private void lyt(ServerSocket aaben) {
		lytter = traad(() -> {
			while (!aaben.isClosed()) {
				try {
					Socket kunde = aaben.accept();
					traad(() -> betjen(kunde));
				}
				catch (IOException ex) {
					return;
				}
			}
		});
	}

	private static Thread traad(Runnable arbejde) {
		Thread traad = new Thread(arbejde, "testpostserver");
		traad.setDaemon(true);
		traad.start();
		return traad;
	}

	private void betjen(Socket kunde) {
		try (kunde) {
			BufferedReader ind = new BufferedReader(new InputStreamReader(kunde.getInputStream(), StandardCharsets.ISO_8859_1));
			if (opfoersel == Opfoersel.HAENGER) {
				lukket.await();
				return;
			}
			svar(kunde, "220 proeve ESMTP");
			for (String linje = ind.readLine(); linje != null; linje = ind.readLine()) {
				String ord = linje.split("[ :]")[0].toUpperCase();
				switch (ord) {
					case "RCPT" -> svar(kunde, ukendte.stream().anyMatch(linje::contains) ? "550 5.1.1 No such user" : "250 ok");
					case "DATA" -> {
						svar(kunde, "354 go on");
						if (!tagImod(kunde, ind)) {
							return;
						}
					}
					case "QUIT" -> {
						svar(kunde, "221 bye");
						return;
					}
					default -> svar(kunde, "250 ok");
				}
			}
		}
		catch (IOException ex) {
			// The sender went away, as senders do.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean tagImod(Socket kunde, BufferedReader ind) throws IOException {
		StringBuilder besked = new StringBuilder();
		for (String linje = ind.readLine(); linje != null && !linje.equals("."); linje = ind.readLine()) {
			besked.append(linje.startsWith(".") ? linje.substring(1) : linje).append("\r\n");
		}
		set.add(besked.toString());
		switch (opfoersel) {
			case TABER_FOER_OK -> {
				return false;
			}
			case SENERE -> svar(kunde, "451 4.3.0 Try again later");
			default -> {
				modtaget.add(besked.toString());
				svar(kunde, "250 ok");
			}
		}
		return opfoersel != Opfoersel.TABER_EFTER_OK;
	}

	private static void svar(Socket kunde, String linje) {
		try {
			OutputStream ud = kunde.getOutputStream();
			ud.write((linje + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			ud.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
