package dk.tovholder.sag;

import java.util.List;

/**
 * Tasks without a deadline row whose own date has passed.
 *
 * @param opgaver as they press from now on
 */
public record OpgavedatoerPasseret(List<Opgave> opgaver) {
}
