package com.example.mcp.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what has not been used for longest: what strangers can fill must have a bound. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int max;

    BoundedMap(int max) {
        super(16, 0.75f, true);
        this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > max;
    }
}
