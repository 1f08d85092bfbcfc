// SPDX-License-Identifier: MIT

/** What every wire format needs: members with exact bytes, times, names, reasons, drafts. */
@NullMarked
package dev.helios.clouds.envelope;

import org.jspecify.annotations.NullMarked;
