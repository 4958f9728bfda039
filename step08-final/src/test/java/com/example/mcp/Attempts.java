package com.example.mcp;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Asks again, four times a second and for half a minute at most: what a test waits for takes a moment. */
final class Attempts {

    private Attempts() {
    }

    /** The first status that is another one than this. */
    static int whileItIs(int status, IntSupplier call) {
        return repeat(call, last -> last == status);
    }

    /** This status if it comes, or else the last one. */
    static int untilItIs(int status, IntSupplier call) {
        return repeat(call, last -> last != status);
    }

    private static int repeat(IntSupplier call, IntPredicate again) {
        int status = call.getAsInt();
        for (int i = 0; i < 120 && again.test(status); i++) {
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            status = call.getAsInt();
        }
        return status;
    }
}
